import * as z from 'zod/mini';
import { languages } from '../kernel/languages.ts';
import type { SiteAdapter } from '../site-adapters/adapter.ts';
import { siteAdapterSchema } from '../site-adapters/adapter-schema.ts';
import { MOST_ADAPTERS } from '../site-adapters/adapters-in-file.ts';
import type { TemplatePack } from './pack.ts';

const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/));
const text = z.string().check(z.minLength(1), z.maxLength(2000));
const list = <Item extends z.ZodMiniType>(item: Item, most = 200) => z.array(item).check(z.maxLength(most));
const minutes = z.int().check(z.positive(), z.maximum(525_600));
const points = z.int().check(z.minimum(0), z.maximum(30));
const share = z.number().check(z.minimum(0), z.maximum(1));

const caseType = z.object({
  id,
  title: text,
  words: list(text),
  notWords: z.optional(list(text)),
  checklistId: z.optional(id),
  categories: list(z.object({ id, title: text, department: text })),
  respondMinutes: minutes,
  resolveMinutes: z.optional(minutes),
});

const checklistStep = z.object({
  id,
  text,
  rule: text,
  required: z.boolean(),
  field: z.optional(z.object({ id, label: text, placeholder: z.string() })),
});

const scriptNode = z.object({
  id,
  title: text,
  lines: list(
    z.object({
      text,
      when: z.optional(
        z.object({
          surnameKnown: z.optional(z.boolean()),
          returning: z.optional(z.boolean()),
          timeOfDay: z.optional(id),
        }),
      ),
    }),
    20,
  ),
  hints: z.optional(list(text, 20)),
  branches: list(
    z.object({
      key: z.string().check(z.regex(/^[1-9a-z]$/)),
      text,
      to: z.optional(id),
      outcome: z.optional(z.string().check(z.maxLength(40))),
    }),
    20,
  ),
});

/** Checks a pack from outside (a file, head office, a cell). References between items are checked by `packProblems`. */
export const packSchema: z.ZodMiniType<TemplatePack> = z.object({
  schemaVersion: z.literal(1),
  id,
  version: z.int().check(z.positive()),
  language: z.enum(languages),
  company: z.object({ name: text, department: text }),
  timeZone: text,
  caseTypes: list(caseType, 40).check(z.minLength(1)),
  sla: z.object({ soonShare: share, rowTarget: z.enum(['respond', 'resolve']) }),
  checklists: list(z.object({ id, title: text, rule: text, steps: list(checklistStep, 60) }), 40),
  attitudes: list(text, 40),
  phoneScripts: list(
    z.object({ id, title: text, rule: text, caseType: z.optional(id), start: id, nodes: list(scriptNode, 80) }),
    40,
  ),
  rings: z.object({ count: z.int().check(z.minimum(1), z.maximum(20)), mode: z.enum(['within', 'before']) }),
  timesOfDay: list(z.object({ id, fromHour: z.int().check(z.minimum(0), z.maximum(23)), greeting: text }), 8),
  honorifics: z.object({ mr: text, ms: text, unknown: text }),
  holdWarningMs: z.int().check(z.positive()),
  callWarningMs: z.int().check(z.positive()),
  pauseReasons: list(z.object({ id, title: text }), 20),
  satisfaction: list(z.object({ value: z.int(), title: text }), 10),
  followUp: z.object({ afterResolveMinutes: minutes }),
  deductionClauses: list(z.object({ no: id, group: text, text, minPoints: points, maxPoints: points }), 300),
  conduct: z.object({ warnAtPoints: list(points, 10), dismissAtPoints: points }),
  performance: z.object({
    weights: z.object({ weekly: z.number(), monthly: z.number(), other: z.number() }),
    weeklyDoneShare: z.number().check(z.minimum(0), z.maximum(100)),
    scorePerPoint: z.number().check(z.minimum(0)),
  }),
  jargon: list(z.object({ word: text, plain: text }), 500),
  replyPhrases: list(z.object({ id, title: text, text, caseTypes: z.optional(list(id, 40)) }), 500),
  reminderCards: list(text, 100),
  siteAdapters: list(siteAdapterSchema as z.ZodMiniType<SiteAdapter>, MOST_ADAPTERS),
});
