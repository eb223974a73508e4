import type { Language } from '../kernel/languages.ts';
import type { SiteAdapter } from '../site-adapters/adapter.ts';

/**
 * A template pack: everything a company may want different, as plain JSON (design decision 13).
 * Types only; `pack-schema.ts` checks a pack that comes from outside.
 */
export interface TemplatePack {
  schemaVersion: 1;
  id: string;
  version: number;
  language: Language;
  company: { name: string; department: string };
  timeZone: string;
  caseTypes: readonly CaseType[];
  sla: SlaSettings;
  checklists: readonly Checklist[];
  attitudes: readonly string[];
  phoneScripts: readonly PhoneScript[];
  rings: { count: number; mode: 'within' | 'before' };
  timesOfDay: readonly { id: string; fromHour: number; greeting: string }[];
  honorifics: Record<'mr' | 'ms' | 'unknown', string>;
  holdWarningMs: number;
  callWarningMs: number;
  pauseReasons: readonly { id: string; title: string }[];
  satisfaction: readonly { value: number; title: string }[];
  followUp: { afterResolveMinutes: number };
  deductionClauses: readonly DeductionClause[];
  conduct: { warnAtPoints: readonly number[]; dismissAtPoints: number };
  performance: {
    weights: { weekly: number; monthly: number; other: number };
    weeklyDoneShare: number;
    scorePerPoint: number;
  };
  jargon: readonly { word: string; plain: string }[];
  replyPhrases: readonly { id: string; title: string; text: string; caseTypes?: readonly string[] }[];
  reminderCards: readonly string[];
  /** How the company's webmail and CRM pages are read, besides what the extension brings along. */
  siteAdapters: readonly SiteAdapter[];
}

/** E4, A17: what a matter can be. The first type whose words are met in a subject is proposed; the last type is the default. */
export interface CaseType {
  id: string;
  title: string;
  /** Lower case; met anywhere in the subject. */
  words: readonly string[];
  /** Words that take the match back (`no complaint`). */
  notWords?: readonly string[];
  checklistId?: string;
  categories: readonly { id: string; title: string; department: string }[];
  /** Minutes on a 24×7 calendar (E7a, E7b). */
  respondMinutes: number;
  resolveMinutes?: number;
}

export interface SlaSettings {
  /** Share of the time used from which a clock is `soon`. */
  soonShare: number;
  /** Which target a list row counts down to: what the type has first to meet. */
  rowTarget: 'respond' | 'resolve';
}

export interface Checklist {
  id: string;
  title: string;
  /** The rule the steps come from, e.g. `M4`. */
  rule: string;
  steps: readonly ChecklistStep[];
}

export interface ChecklistStep {
  id: string;
  text: string;
  rule: string;
  /** Must be ticked (and its field filled) before the case can be settled. */
  required: boolean;
  /** Written down under the step (A11). Ids of fields with a column of their own: facts, cause, plan, prevention. */
  field?: { id: string; label: string; placeholder: string };
}

/** A phone script is a small graph of nodes (D12, T3); one key per branch. */
export interface PhoneScript {
  id: string;
  title: string;
  rule: string;
  caseType?: string;
  start: string;
  nodes: readonly ScriptNode[];
}

export interface ScriptNode {
  id: string;
  title: string;
  /** The first line whose conditions hold is said. `{honorific} {surname} {company} {department} {greeting} {agent}` are filled in. */
  lines: readonly ScriptLine[];
  /** What to do, not to say. */
  hints?: readonly string[];
  branches: readonly ScriptBranch[];
}

export interface ScriptLine {
  text: string;
  when?: { surnameKnown?: boolean; returning?: boolean; timeOfDay?: string };
}

export interface ScriptBranch {
  key: string;
  text: string;
  to?: string;
  /** Ends the walk with this outcome; `case:TYPE` opens a case of that type with the note. */
  outcome?: string;
}

/** E21, E22. Equal points: fixed; else the assessor picks within the range. */
export interface DeductionClause {
  no: string;
  group: string;
  text: string;
  minPoints: number;
  maxPoints: number;
}
