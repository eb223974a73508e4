import * as z from 'zod/mini';
import type { FieldLocators, Locator, SiteAdapter } from './adapter.ts';

z.config({ jitless: true });

/** An adapter file larger than this is refused before it is parsed. */
export const MOST_ADAPTER_BYTES = 24_000;
const MOST_SELECTOR = 400;

/** Would be read as code by somebody some day; a selector or pattern never needs them. */
const CODE = /javascript:|<\/?script|\bon[a-z]+\s*=|expression\(|url\(|@import|\\u0000/i;

/**
 * A pattern that can take exponential time: a repeated group that repeats inside, alternatives under a repeat, more than
 * a few open-ended repeats, back references, look-around. Patterns run on at most 400 characters as well (locate.ts).
 */
export const isDangerousPattern = (source: string): boolean => {
  if (/\\[1-9]|\\k<|\(\?[=!<]/.test(source)) return true;
  const plain = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\([^()]*[*+}|][^()]*\)\s*[*+{]/.test(plain) || /\)[*+]\)?[*+]/.test(plain) || /[*+}]{2}/.test(plain))
    return true;
  if (/\((?:[^()]|\([^()]*\))*\)\s*[*+{]/.test(plain) && /\([^()]*\([^()]*[*+]/.test(plain)) return true;
  return (plain.match(/[*+]|\{\d+,\}/g) ?? []).length > 6;
};

const text = (most: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(most),
    z.refine((value) => !CODE.test(value), 'code is not allowed here'),
  );
const selector = text(MOST_SELECTOR);
const chain = z.array(selector).check(z.minLength(1), z.maxLength(5));
const select = z.union([selector, chain]);
const pattern = text(160).check(
  z.refine((value) => {
    try {
      new RegExp(value, 'iu');
      return !isDangerousPattern(value);
    } catch {
      return false;
    }
  }, 'not a safe pattern'),
);

const locator: z.ZodMiniType<Locator> = z.strictObject({
  select,
  attr: z.optional(z.string().check(z.regex(/^(?!on)[a-z][a-z0-9:_-]{0,60}$/i))),
  value: z.optional(z.literal(true)),
  match: z.optional(pattern),
  column: z.optional(pattern),
  ownText: z.optional(z.literal(true)),
}) as z.ZodMiniType<Locator>;
const locators = z.array(z.union([selector, locator])).check(z.maxLength(8));
const field = z.union([locators, z.strictObject({ vote: locators })]) as z.ZodMiniType<FieldLocators>;
const selectors = z.array(selector).check(z.maxLength(12));
const selects = z.array(select).check(z.minLength(1), z.maxLength(8));
const localDate = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const matchPattern = z.string().check(
  z.maxLength(200),
  z.regex(/^(\*|https?):\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?\/[^\s<>"]*$/i),
  z.refine((value) => !/\/\/\*\.?[a-z]*\//i.test(value), 'too wide'),
);

const listView = z.strictObject({
  container: selects,
  row: z.array(selector).check(z.minLength(1), z.maxLength(6)),
  skip: z.optional(selector),
  continues: z.optional(selector),
  fields: z.strictObject({
    subject: z.optional(field),
    sender: z.optional(field),
    address: z.optional(field),
    receivedAt: z.optional(field),
    key: z.optional(field),
  }),
  badge: z.optional(
    z
      .array(z.strictObject({ select: selector, place: z.enum(['append', 'prepend', 'after', 'before']) }))
      .check(z.maxLength(4)),
  ),
  answered: z.optional(selectors),
  unread: z.optional(selectors),
});

const openView = z.strictObject({
  root: selects,
  subject: field,
  sender: field,
  address: z.optional(field),
  receivedAt: z.optional(field),
  messageId: z.optional(field),
  body: z.optional(selects),
  message: z.optional(selector),
  messageSender: z.optional(field),
  ours: z.optional(selectors),
  answered: z.optional(selectors),
});

export const siteAdapterSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,63}$/)),
  version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  minEngine: z.int().check(z.minimum(1), z.maximum(1_000)),
  name: text(80),
  origins: z.array(matchPattern).check(z.maxLength(30)),
  fingerprint: z.array(select).check(z.maxLength(12)),
  frames: z.enum(['top', 'all']),
  views: z.strictObject({
    list: z.optional(listView),
    open: z.optional(openView),
    compose: z.optional(z.strictObject({ bodies: selects, to: z.optional(field), subject: z.optional(field) })),
  }),
  dark: z.optional(selectors),
  dates: z.optional(
    z.strictObject({
      order: z.optional(z.enum(['dmy', 'mdy', 'ymd'])),
      timeZone: z.optional(z.string().check(z.regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+){0,2}$/))),
    }),
  ),
  health: z.strictObject({
    minRows: z.int().check(z.minimum(0), z.maximum(1_000)),
    minFieldRate: z.number().check(z.minimum(0), z.maximum(1)),
  }),
  checkedOn: z
    .array(
      z.strictObject({
        what: z.enum(['live', 'savedPage', 'documentation', 'none']),
        version: text(120),
        on: localDate,
        views: z.optional(z.array(z.enum(['list', 'open', 'compose'])).check(z.maxLength(3))),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
  origin: z.optional(z.enum(['bundled', 'pack', 'taught'])),
});

export type AdapterProblem = { code: 'tooLarge' | 'notJson' | 'wrongShape'; path: string };

/** Reads an adapter from JSON text (a pack, a file, another branch). Never throws. */
export const parseAdapter = (
  json: string,
): { ok: true; value: SiteAdapter } | { ok: false; problem: AdapterProblem } => {
  if (json.length > MOST_ADAPTER_BYTES) return { ok: false, problem: { code: 'tooLarge', path: '' } };
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { ok: false, problem: { code: 'notJson', path: '' } };
  }
  return checkAdapter(data);
};

/** Checks an adapter that is already an object. */
export const checkAdapter = (
  data: unknown,
): { ok: true; value: SiteAdapter } | { ok: false; problem: AdapterProblem } => {
  const result = siteAdapterSchema.safeParse(data);
  if (!result.success)
    return { ok: false, problem: { code: 'wrongShape', path: (result.error.issues[0]?.path ?? []).join('.') } };
  return { ok: true, value: result.data as SiteAdapter };
};
