/** PropertiesService: 9 KB a value, 500 KB a store; on the disk before the call returns. */
import type { Store } from '../../store/store.ts';
import { type Run, ScriptProblem } from '../run.ts';
import { type HostCalls, hostCall } from './host-call.ts';

export const MAX_VALUE_BYTES = 9 * 1024;
export const MAX_STORE_BYTES = 500 * 1024;

type Scope = 'script' | 'user' | 'document';
type Properties = Record<string, string>;

const sizeOf = (text: string): number => Buffer.byteLength(text, 'utf8');

export function propertyCalls(store: Store): HostCalls {
  const keyOf = (run: Run, scope: Scope) =>
    `properties:${run.project.kind}:${scope}${scope === 'user' ? `:${run.effectiveUser}` : ''}`;
  const read = (run: Run, scope: Scope): Properties => store.state<Properties>(keyOf(run, scope)) ?? {};
  const write = (run: Run, scope: Scope, properties: Properties): null => {
    const entries = Object.entries(properties);
    if (entries.some(([, value]) => sizeOf(value) > MAX_VALUE_BYTES))
      throw new ScriptProblem('Argument too large: value');
    if (entries.reduce((sum, [key, value]) => sum + sizeOf(key) + sizeOf(value), 0) > MAX_STORE_BYTES) {
      throw new ScriptProblem(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    store.commit({ mutations: [], state: { [keyOf(run, scope)]: properties } });
    return null;
  };
  const counted = { counts: 'Properties', api: 'PropertiesService' };
  return {
    'Properties.get': hostCall<[Scope, string]>({
      ...counted,
      perform: (run, scope, key) => read(run, scope)[key] ?? null,
    }),
    'Properties.getAll': hostCall<[Scope]>({ ...counted, perform: read }),
    'Properties.set': hostCall<[Scope, Properties, boolean]>({
      ...counted,
      perform: (run, scope, changes, deleteAllOthers) =>
        write(run, scope, deleteAllOthers ? changes : { ...read(run, scope), ...changes }),
    }),
    'Properties.delete': hostCall<[Scope, string]>({
      ...counted,
      perform: (run, scope, key) => {
        const { [key]: _gone, ...rest } = read(run, scope);
        return write(run, scope, rest);
      },
    }),
  };
}
