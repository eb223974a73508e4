/** Runs functions of the two projects: keeps warm workers, checks rights, counts service calls, keeps a record of each run. */
import { randomUUID } from 'node:crypto';
import type { HostCall, HostCalls } from './calls/host-call.ts';
import type { WorkerCode } from './code.ts';
import type { Project } from './project.ts';
import { type AuthMode, newUsage, type Run, ScriptProblem, type Usage } from './run.ts';
import { type ScriptFailure, ScriptWorker, type WorkerAnswer } from './script-worker.ts';
import type { Invocation } from './services/install.ts';

export interface RunRequest extends Invocation {
  project: Project;
  effectiveUser: string;
  activeUser: string;
  authMode: AuthMode;
  pageId?: string | undefined;
  limitMs?: number;
  /** What the request asked for, for the record (the `op` of a gateway envelope). */
  op?: string | undefined;
}

export interface ExecutionRecord extends Usage {
  id: string;
  function: string;
  op?: string;
  project: Project['kind'];
  startedAt: number;
  ms: number;
  outcome: 'completed' | 'failed';
}

export type RunOutcome =
  | { ok: true; answer: Record<string, unknown>; record: ExecutionRecord }
  | { ok: false; problem: ScriptFailure; record: ExecutionRecord };

export interface ExecutorOptions {
  code: WorkerCode;
  calls: HostCalls;
  /** Google's limit is 6 minutes; tests take less. */
  limitMs: number;
  now: () => number;
  onLog: (level: string, text: string) => void;
  onRecord: (record: ExecutionRecord) => void;
}

const MAX_RUNNING = 8;
const MAX_WAITING = 30;
const WARM = 2;
const KEPT_RECORDS = 500;

export class Executor {
  readonly records: ExecutionRecord[] = [];
  private readonly idle: ScriptWorker[] = [];
  private readonly busy = new Set<ScriptWorker>();
  private readonly waiting: (() => void)[] = [];
  private stopped = false;

  constructor(private readonly options: ExecutorOptions) {}

  /** Starts a worker ahead of the first request. */
  async warm(project: Project): Promise<void> {
    const worker = this.newWorker(project);
    this.idle.push(worker);
    await worker.ready;
  }

  private newWorker(project: Project): ScriptWorker {
    return new ScriptWorker(this.options.code, project, this.options.onLog);
  }

  private async takeWorker(project: Project): Promise<ScriptWorker> {
    while (this.busy.size >= MAX_RUNNING) {
      if (this.waiting.length >= MAX_WAITING) {
        throw new ScriptProblem('There are too many scripts running simultaneously for this Google user account.');
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const at = this.idle.findIndex((worker) => worker.project === project && !worker.dead);
    const worker = at >= 0 ? (this.idle.splice(at, 1)[0] as ScriptWorker) : this.newWorker(project);
    this.busy.add(worker);
    return worker;
  }

  private giveBack(worker: ScriptWorker): void {
    this.busy.delete(worker);
    const warm = this.idle.filter(({ project }) => project === worker.project).length;
    if (worker.dead || this.stopped || warm >= WARM) void worker.stop();
    else this.idle.push(worker);
    this.waiting.shift()?.();
  }

  async run(request: RunRequest): Promise<RunOutcome> {
    const { project, functionName, args, kind, event } = request;
    const run: Run = {
      id: randomUUID(),
      project,
      functionName,
      effectiveUser: request.effectiveUser,
      activeUser: request.activeUser,
      authMode: request.authMode,
      pageId: request.pageId,
      startedAt: this.options.now(),
      usage: newUsage(),
      ended: new AbortController(),
    };
    let answer: WorkerAnswer;
    try {
      const worker = await this.takeWorker(project);
      const invocation: Invocation = { kind, functionName, args, ...(event && { event }) };
      answer = await worker.run(invocation, request.limitMs ?? this.options.limitMs, (name, json) =>
        this.serve(run, name, json),
      );
      this.giveBack(worker);
    } catch (problem) {
      answer = { problem: failureOf(problem) };
    }
    run.ended.abort();
    const record = this.recordOf(run, request.op, answer);
    if (answer.problem) return { ok: false, problem: answer.problem, record };
    return { ok: true, answer: JSON.parse(answer.answer) as Record<string, unknown>, record };
  }

  private recordOf(run: Run, op: string | undefined, answer: WorkerAnswer): ExecutionRecord {
    const record: ExecutionRecord = {
      id: run.id,
      function: run.functionName,
      ...(op !== undefined && { op }),
      project: run.project.kind,
      startedAt: run.startedAt,
      ms: this.options.now() - run.startedAt,
      outcome: answer.problem ? 'failed' : 'completed',
      ...run.usage,
    };
    this.records.push(record);
    if (this.records.length > KEPT_RECORDS) this.records.shift();
    this.options.onRecord(record);
    return record;
  }

  private async serve(run: Run, name: string, argumentsJson: string): Promise<string> {
    try {
      const call = this.options.calls[name];
      if (!call) throw new Error(`no such call: ${name}`);
      authorize(run, call);
      if (call.counts) {
        run.usage.calls += 1;
        run.usage.byService[call.counts] = (run.usage.byService[call.counts] ?? 0) + 1;
      }
      const value = await call.perform(run, ...(JSON.parse(argumentsJson) as never[]));
      return JSON.stringify({ value });
    } catch (problem) {
      const { name: problemName, message } = failureOf(problem);
      const details = problem instanceof ScriptProblem ? problem.details : undefined;
      return JSON.stringify({ error: { name: problemName, message, details } });
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.idle, ...this.busy].map((worker) => worker.stop()));
  }
}

function failureOf(problem: unknown): ScriptFailure {
  const { message = String(problem), stack = '' } = problem as Error;
  return { name: problem instanceof ScriptProblem ? problem.scriptName : 'Exception', message, stack };
}

function authorize(run: Run, call: HostCall): void {
  if (run.authMode === 'NONE' && !call.withoutAuthorization) {
    throw new ScriptProblem(`You do not have permission to call ${call.api}`);
  }
  const granted = run.project.manifest.oauthScopes;
  if (!call.scopes || !granted || call.scopes.some((scope) => granted.includes(scope))) return;
  const needed = call.scopes.join(' || ');
  throw new ScriptProblem(
    `Specified permissions are not sufficient to call ${call.api}. Required permissions: ${needed}`,
  );
}
