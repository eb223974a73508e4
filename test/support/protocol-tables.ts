import { errorCodes, eventCodes } from '../../shared/gateway/error-codes.ts';
import { eventKinds } from '../../shared/gateway/event-kinds.ts';
import { gatewayWords } from '../../shared/messages/gateway.ts';

/** What zod keeps of a schema, as far as the protocol page tells it. */
interface Definition {
  type: string;
  checks?: { _zod: { def: CheckDefinition } }[];
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  entries?: Record<string, string>;
  check?: string;
}
interface CheckDefinition {
  check: string;
  maximum?: number;
  minimum?: number;
  value?: number;
  pattern?: RegExp;
  /** A refined text says in words what it must be. */
  error?: () => string;
}
interface Schema {
  _zod: { def: Definition };
}

const limits = (checks: CheckDefinition[]): string => {
  const parts = checks.flatMap(({ check, maximum, minimum, value, pattern }) => {
    if (check === 'max_length') return [`≤ ${maximum}`];
    if (check === 'min_length') return [`≥ ${minimum}`];
    if (check === 'greater_than') return [`≥ ${value}`];
    if (check === 'less_than') return [`≤ ${value}`];
    return check === 'string_format' && pattern ? [`\`${pattern.source}\``] : [];
  });
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
};

const described = ({ _zod: { def } }: Schema): string => {
  const checks = (def.checks ?? []).map(({ _zod }) => _zod.def);
  switch (def.type) {
    case 'optional':
      return `${described(def.innerType!)}, may be absent`;
    case 'array':
      return `list of ${described(def.element!)}${limits(checks)}`;
    case 'enum':
      return Object.values(def.entries!)
        .map((entry) => `\`${entry}\``)
        .join(' or ');
    case 'number':
      return `whole number${limits(checks)}`;
    case 'string':
      return `${checks.find(({ check }) => check === 'custom')?.error?.() ?? 'text'}${limits(checks)}`;
    case 'boolean':
      return 'true or false';
    default:
      throw new Error(`the protocol page has no words for ${def.type}`);
  }
};

const fieldsOf = (payload: unknown): string => {
  const shape = (payload as Schema)._zod.def.shape ?? {};
  const fields = Object.entries(shape).map(([name, schema]) => `\`${name}\` ${described(schema)}`);
  return fields.length === 0 ? '(empty)' : fields.join('; ');
};

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The parts of the protocol page that are made from the code. */
export const protocolTables: Readonly<Record<string, () => string>> = {
  kinds: () =>
    table(
      ['kind', 'version', 'who', 'payload'],
      eventKinds.map(({ kind, version, roles, payload }) => [
        `\`${kind}\``,
        String(version),
        roles?.join(', ') ?? 'everybody',
        fieldsOf(payload).replaceAll('|', '\\|'),
      ]),
    ),
  errors: () =>
    table(
      ['code', 'sentence (en)'],
      errorCodes.map((code) => [`\`${code}\``, gatewayWords.en.errors[code]]),
    ),
  eventErrors: () =>
    table(
      ['code', 'sentence (en)'],
      eventCodes.map((code) => [`\`${code}\``, gatewayWords.en.events[code]]),
    ),
};

export const markers = (name: string): [string, string] => [`<!-- ${name} -->`, `<!-- end of ${name} -->`];

/** The page with its tables made anew. */
export const withTables = (page: string): string =>
  Object.entries(protocolTables).reduce((text, [name, make]) => {
    const [start, end] = markers(name);
    const [before, rest] = text.split(start);
    const after = rest?.split(end)[1];
    if (after === undefined) throw new Error(`the protocol page has no place for ${name}`);
    return `${before}${start}\n${make()}\n${end}${after}`;
  }, page);
