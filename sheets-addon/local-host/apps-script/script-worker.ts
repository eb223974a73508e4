/** The host's end of one worker thread: starts it, answers its service calls, kills it when it runs too long. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { WorkerCode } from './code.ts';
import type { Project } from './project.ts';
import type { Invocation, ProjectWire } from './services/install.ts';

export interface ScriptFailure {
  name: string;
  message: string;
  stack: string;
}

export type WorkerAnswer = { answer: string; problem?: undefined } | { answer?: undefined; problem: ScriptFailure };

/** Gives the JSON answer to a service call. Must not throw. */
export type Answerer = (name: string, argumentsJson: string) => Promise<string>;

const MAX_HEAP_MB = 256;

export class ScriptWorker {
  private readonly thread: Worker;
  private readonly calls: MessagePort;
  private readonly answered: Int32Array;
  private answerer: Answerer | undefined;
  private finish: ((answer: WorkerAnswer) => void) | undefined;
  private isDead = false;
  /** Resolves when the context for the next execution is there. */
  ready: Promise<void>;
  private nowReady: () => void = () => undefined;

  constructor(
    code: WorkerCode,
    readonly project: Project,
    private readonly onLog: (level: string, text: string) => void,
  ) {
    const flag = new SharedArrayBuffer(4);
    this.answered = new Int32Array(flag);
    const { port1, port2 } = new MessageChannel();
    this.calls = port1;
    this.ready = this.becomingReady();
    this.thread = new Worker(code.worker, {
      eval: true,
      workerData: {
        flag,
        calls: port2,
        servicesCode: code.services,
        scriptCode: project.code,
        project: projectWire(project),
      },
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      // The script must not see this process's surroundings, and tsx's loader has no business in the worker.
      env: {},
      execArgv: [],
    });
    this.calls.on('message', (call: { name: string; argumentsJson: string }) => void this.answer(call));
    this.thread.on('message', (message) => this.hear(message));
    this.thread.on('error', (problem) => this.die({ name: 'Error', message: String(problem), stack: '' }));
    this.thread.on('exit', () => this.die({ name: 'Error', message: 'the worker ended', stack: '' }));
  }

  private becomingReady(): Promise<void> {
    return new Promise((resolve) => {
      this.nowReady = resolve;
    });
  }

  get dead(): boolean {
    return this.isDead;
  }

  private async answer({ name, argumentsJson }: { name: string; argumentsJson: string }): Promise<void> {
    const answer = this.answerer
      ? await this.answerer(name, argumentsJson)
      : '{"error":{"name":"Error","message":"no run"}}';
    if (this.isDead) return;
    this.calls.postMessage(answer);
    Atomics.store(this.answered, 0, 1);
    Atomics.notify(this.answered, 0);
  }

  private hear(message: { type: string; level?: string; text?: string } & Partial<WorkerAnswer>): void {
    if (message.type === 'log') this.onLog(message.level ?? 'info', message.text ?? '');
    if (message.type === 'ready') this.nowReady();
    if (message.type === 'done') this.finish?.(message as WorkerAnswer);
  }

  private die(problem: ScriptFailure): void {
    this.isDead = true;
    this.calls.close();
    this.nowReady();
    this.finish?.({ problem });
  }

  async run(invocation: Invocation, limitMs: number, answerer: Answerer): Promise<WorkerAnswer> {
    await this.ready;
    if (this.isDead) return { problem: { name: 'Error', message: 'the worker could not start', stack: '' } };
    this.ready = this.becomingReady();
    this.answerer = answerer;
    const answer = await new Promise<WorkerAnswer>((resolve) => {
      const timer = setTimeout(() => {
        resolve({ problem: { name: 'Exception', message: 'Exceeded maximum execution time', stack: '' } });
        void this.stop();
      }, limitMs);
      this.finish = (done) => {
        clearTimeout(timer);
        resolve(done);
      };
      this.thread.postMessage(JSON.stringify(invocation));
    });
    this.finish = undefined;
    this.answerer = undefined;
    return answer;
  }

  async stop(): Promise<void> {
    this.isDead = true;
    await this.thread.terminate();
  }
}

const projectWire = ({ manifest, kind, scriptId, files }: Project): ProjectWire => ({
  scriptId,
  timeZone: manifest.timeZone ?? 'Etc/UTC',
  isBound: kind === 'ui',
  advancedServices: manifest.dependencies?.enabledAdvancedServices ?? [],
  files,
});
