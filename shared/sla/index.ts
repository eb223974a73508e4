/**
 * The only door of this folder, except `countdown.ts`, `countdown-text.ts` and `clock.ts`: a content script imports those
 * three and one `shared/messages/sla.<language>.ts`, and stays free of the calendar index and of holiday data.
 */
export type {
  ClockKind,
  ClockPause,
  PauseReason,
  SlaClock,
  TargetKind,
} from './clock.ts';
export {
  type ConversationMessage,
  oldestUnansweredAt,
  responseClocks,
} from './conversation.ts';
export {
  type Countdown,
  type CountdownSettings,
  type CountdownState,
  countdown,
  defaultCountdownSettings,
} from './countdown.ts';
export {
  type CountdownParts,
  countdownGlyphs,
  countdownParts,
  countdownText,
  hoursMinutes,
  hoursMinutesSeconds,
} from './countdown-text.ts';
export { explainClock } from './explain-clock.ts';
export {
  compareJudgements,
  type Judgement,
  type JudgementComparison,
  type JudgementDifference,
  judge,
} from './judgement.ts';
export {
  addPause,
  isRetroactive,
  type PauseProblem,
  pauseProblem,
  resumeClock,
} from './pauses.ts';
export {
  CASE_FACTS,
  type CaseFact,
  type CaseFacts,
  choosePolicy,
  type PolicyChoice,
  type PolicyReason,
  type SlaPolicy,
  type SlaTarget,
  startClock,
} from './policies.ts';
export {
  answeredWithinRings,
  type RingLimit,
  ringTargetMinutes,
} from './rings.ts';
export {
  calendarNotes,
  dueText,
  durationText,
  explanationText,
  neverDueText,
  policyText,
} from './spoken.ts';
export { recordAnswer, reopenClock } from './stops.ts';
export {
  defaultWarningShares,
  type MergedReminder,
  mergedReminder,
  type Warning,
  type WatchedClock,
} from './warnings.ts';
export type { BadgeWords, SlaWords } from './words.ts';
