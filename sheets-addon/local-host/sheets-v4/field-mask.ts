/** `fields` of an update request: which parts of the message count. */
import { ApiError } from './api-error.ts';

/** `a,b(c,d.e)` → `a`, `b.c`, `b.d.e`; `*` stands for everything. */
export function maskPaths(mask: string | undefined): string[] {
  const paths: string[] = [];
  const text = (mask ?? '').replace(/\s/g, '');
  if (text === '')
    throw new ApiError(400, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  let at = 0;
  const read = (prefix: string): void => {
    let name = '';
    const end = () => {
      if (name) paths.push(prefix + name);
      name = '';
    };
    while (at < text.length) {
      const letter = text[at++] as string;
      if (letter === ',') end();
      else if (letter === ')') break;
      else if (letter === '(') {
        const inner = `${prefix}${name}.`;
        name = '';
        read(inner);
      } else name += letter;
    }
    end();
  };
  read('');
  return paths;
}

/** Is the field (or a part of it) asked for? */
export const covers = (paths: string[], field: string): boolean =>
  paths.some((path) => path === '*' || path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`));

/** Refuses paths outside of what this host can change. */
export function refuseOthers(paths: string[], known: string[]): void {
  const other = paths.find(
    (path) => path !== '*' && !known.some((name) => path === name || path.startsWith(`${name}.`)),
  );
  if (other !== undefined)
    throw new ApiError(400, `Invalid field mask: ${other} (not a field, or not implemented locally)`);
}
