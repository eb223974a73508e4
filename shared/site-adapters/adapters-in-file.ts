import { failed, type Outcome, ok } from '../kernel/outcome.ts';
import type { SiteAdapter } from './adapter.ts';
import { type AdapterProblem, checkAdapter, MOST_ADAPTER_BYTES } from './adapter-schema.ts';

/** As many as a pack may hold. */
export const MOST_ADAPTERS = 60;

export type AdapterFileProblem = AdapterProblem & {
  /** The adapter's name or id as it stands in the file; empty where it has none. */
  adapter: string;
};

/**
 * The adapters of a file a person chose: one adapter, a list of them, or a template pack with `siteAdapters`.
 * All of them or none: a file that is wrong in one place is given back with the place, never taken in half.
 */
export const adaptersInFile = (json: string): Outcome<SiteAdapter[], AdapterFileProblem> => {
  const wrong = (code: AdapterProblem['code'], path = '', adapter = '') => failed({ code, path, adapter });
  if (json.length > MOST_ADAPTERS * MOST_ADAPTER_BYTES) return wrong('tooLarge');
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return wrong('notJson');
  }
  const given = listIn(data);
  if (given.length === 0) return wrong('wrongShape');
  if (given.length > MOST_ADAPTERS) return wrong('tooLarge');
  const adapters: SiteAdapter[] = [];
  for (const each of given) {
    const name = nameOf(each);
    if (JSON.stringify(each)?.length > MOST_ADAPTER_BYTES) return wrong('tooLarge', '', name);
    const checked = checkAdapter(each);
    if (!checked.ok) return wrong(checked.problem.code, checked.problem.path, name);
    adapters.push(checked.value);
  }
  return ok(adapters);
};

const listIn = (data: unknown): unknown[] => {
  if (Array.isArray(data)) return data;
  const inPack = (data as { siteAdapters?: unknown } | null)?.siteAdapters;
  return Array.isArray(inPack) ? inPack : [data];
};

const nameOf = (data: unknown): string => {
  const { name, id } = (typeof data === 'object' && data ? data : {}) as Record<string, unknown>;
  const said = typeof name === 'string' ? name : id;
  return typeof said === 'string' ? said.slice(0, 80) : '';
};
