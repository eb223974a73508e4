/** Runs the time triggers that scripts installed, when they are due; what was due while the host was off runs once at the start. */
import { type StoredTrigger, triggersKey } from '../apps-script/calls/script-calls.ts';
import type { Executor } from '../apps-script/executor.ts';
import type { Project } from '../apps-script/project.ts';
import type { Store } from '../store/store.ts';
import { nextRunAt } from './schedule.ts';

const TICK_MS = 15_000;
const LAST_RUNS = 'triggerRuns';

export interface ClockOptions {
  store: Store;
  executor: Executor;
  projects: Project[];
  now: () => number;
  log: (level: string, text: string) => void;
}

export class TriggerClock {
  private timer: NodeJS.Timeout | undefined;
  private readonly running = new Set<string>();

  constructor(private readonly options: ClockOptions) {}

  start(): void {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    this.timer.unref();
    void this.tick();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Runs everything that is due now, one after the other. */
  async tick(): Promise<void> {
    const { store, projects, now } = this.options;
    for (const project of projects) {
      for (const trigger of store.state<StoredTrigger[]>(triggersKey(project.kind)) ?? []) {
        const lastRuns = store.state<Record<string, number>>(LAST_RUNS) ?? {};
        const lastRun = lastRuns[trigger.id];
        if (!trigger.schedule || this.running.has(trigger.id)) continue;
        const timeZone = project.manifest.timeZone ?? 'Etc/UTC';
        const due = nextRunAt(trigger.schedule, lastRun ?? trigger.createdAt, lastRun !== undefined, timeZone);
        if (due !== undefined && due <= now()) await this.fire(project, trigger, lastRuns);
      }
    }
  }

  /** Noted before it runs: a trigger whose function kills the host must not do so again and again. */
  private async fire(project: Project, trigger: StoredTrigger, lastRuns: Record<string, number>): Promise<void> {
    const { store, executor, now, log } = this.options;
    store.commit({ mutations: [], state: { [LAST_RUNS]: { ...lastRuns, [trigger.id]: now() } } });
    this.running.add(trigger.id);
    const outcome = await executor.run({
      kind: 'event',
      project,
      functionName: trigger.functionName,
      args: [{ triggerUid: trigger.id, authMode: 'FULL' }],
      effectiveUser: trigger.createdBy,
      activeUser: trigger.createdBy,
      authMode: 'FULL',
    });
    this.running.delete(trigger.id);
    if (!outcome.ok) log('error', `trigger ${trigger.functionName}: ${outcome.problem.name}`);
  }
}
