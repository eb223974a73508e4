/** ScriptApp: triggers of the project, kept in the store; the host runs them (../../triggers). */
import { randomUUID } from 'node:crypto';
import type { Store } from '../../store/store.ts';
import { type Run, ScriptProblem } from '../run.ts';
import type { TriggerWire } from '../services/script-app.ts';
import { type HostCalls, hostCall, SCOPES } from './host-call.ts';

export interface StoredTrigger extends TriggerWire {
  /** Installed triggers run as the one who made them. */
  createdBy: string;
  createdAt: number;
}

export const triggersKey = (kind: string) => `triggers:${kind}`;
const MAX_TRIGGERS = 20;

export function scriptCalls(store: Store, now: () => number, serviceUrl: (run: Run) => string | null): HostCalls {
  const read = (run: Run) => store.state<StoredTrigger[]>(triggersKey(run.project.kind)) ?? [];
  const write = (run: Run, triggers: StoredTrigger[]) =>
    store.commit({ mutations: [], state: { [triggersKey(run.project.kind)]: triggers } });
  const own = (run: Run) => read(run).filter(({ createdBy }) => createdBy === run.effectiveUser);
  const counted = { counts: 'ScriptApp', scopes: [SCOPES.scriptApp] } as const;
  return {
    'ScriptApp.serviceUrl': hostCall({ api: 'ScriptApp.getService', perform: serviceUrl }),
    'ScriptApp.checkTimeZone': hostCall<[string]>({
      api: 'ClockTriggerBuilder.inTimezone',
      perform: (run, timeZone) => {
        if (timeZone !== run.project.manifest.timeZone) {
          throw new ScriptProblem("not implemented locally: a time zone other than the script's");
        }
        return null;
      },
    }),
    'ScriptApp.triggers': hostCall({ ...counted, api: 'ScriptApp.getProjectTriggers', perform: own }),
    'ScriptApp.createTrigger': hostCall<[Omit<TriggerWire, 'id'>]>({
      ...counted,
      api: 'ScriptApp.newTrigger',
      perform: (run, wire) => {
        if (own(run).length >= MAX_TRIGGERS) {
          throw new ScriptProblem(
            'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
          );
        }
        const trigger: StoredTrigger = { ...wire, id: randomUUID(), createdBy: run.effectiveUser, createdAt: now() };
        write(run, [...read(run), trigger]);
        return trigger;
      },
    }),
    'ScriptApp.deleteTrigger': hostCall<[string]>({
      ...counted,
      api: 'ScriptApp.deleteTrigger',
      perform: (run, id) => {
        write(
          run,
          read(run).filter((trigger) => trigger.id !== id),
        );
        return null;
      },
    }),
  };
}
