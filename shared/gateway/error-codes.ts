/** Stable codes of the protocol page; people read `messages/gateway.<language>.ts`. */
export const errorCodes = [
  'badRequest',
  'tooLarge',
  'tooManyEvents',
  'unknownOperation',
  'unknownKey',
  'notApproved',
  'revokedKey',
  'badSignature',
  'clockWrong',
  'usedSequence',
  'wrongWorkbook',
  'codeUnknown',
  'codeUsed',
  'codeExpired',
  'notAllowed',
  'limitReached',
  'notFound',
  'busy',
  'notReady',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Why a single event was not entered. */
export const eventCodes = [
  'wrongShape',
  'payloadWrong',
  'notYours',
  'notAllowed',
  'unknownCase',
  'unknownEntry',
  'unknownKey',
  'unknownClause',
  'unknownStaff',
  'pointsOutOfRange',
  'secondPersonNeeded',
  'ownEntry',
  'alreadyEntered',
  'tooManyEntries',
  'unknownAdapter',
] as const;
export type EventCode = (typeof eventCodes)[number];
