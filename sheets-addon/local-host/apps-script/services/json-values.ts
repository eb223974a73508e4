/** What may pass through google.script.run: JSON, and nothing that JSON would quietly change. */
export function checkJsonOnly(value: unknown, path: string, seen: unknown[] = []): void {
  if (value === null || value === undefined || typeof value !== 'object') {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw illegal(path, typeof value);
    return;
  }
  if (seen.includes(value)) throw illegal(path, 'circular object');
  if (value instanceof Date) throw illegal(path, 'Date');
  const isPlain =
    Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
  if (!isPlain) throw illegal(path, 'object of a class');
  for (const [key, part] of Object.entries(value)) checkJsonOnly(part, `${path}.${key}`, [...seen, value]);
}

const illegal = (path: string, kind: string) => new TypeError(`google.script.run cannot carry a ${kind} (at ${path})`);
