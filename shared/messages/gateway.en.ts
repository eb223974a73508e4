import type { ErrorCode, EventCode } from '../gateway/error-codes.ts';

/** What the gateway answers when it does not do what was asked. `{name}` is filled in. */
export interface GatewayWords {
  errors: Readonly<Record<ErrorCode, string>>;
  events: Readonly<Record<EventCode, string>>;
}

export const gatewayEn: GatewayWords = {
  errors: {
    badRequest: 'The gateway does not understand this request ({detail}). Update the extension.',
    tooLarge: 'The request is larger than {limit} bytes. Send fewer events at once.',
    tooManyEvents: 'The request holds more than {limit} events. Send fewer at once.',
    unknownOperation: 'The gateway does not know the operation “{op}”. Update the extension or the gateway.',
    unknownKey: 'This browser is not enrolled here. Ask an administrator for a new link.',
    notApproved: 'This key waits for an administrator’s approval.',
    revokedKey: 'This key was revoked. Ask an administrator for a new link.',
    badSignature: 'The signature does not fit the request. Connect again if this persists.',
    clockWrong:
      'The clock of this computer is more than {minutes} minutes off. The request is signed again with the server’s time.',
    usedSequence:
      'A request with this number or a higher one was already taken in. Send it again with a higher number.',
    wrongWorkbook: 'This key belongs to another workbook. Connect to this one first.',
    codeUnknown: 'This link is not known here. Ask an administrator for a new one.',
    codeUsed: 'This link has been used. Ask an administrator for a new one.',
    codeExpired: 'This link has expired. Ask an administrator for a new one.',
    notAllowed: 'Your role does not allow this.',
    limitReached: 'Today’s {limit} look-ups are used up. A supervisor can see them in the look-up log.',
    notFound: 'What was asked for is not there.',
    busy: 'The workbook is busy. It will be tried again in a few seconds.',
    notReady: 'The workbook is not set up yet. An administrator must run “Set up” first.',
    internal: 'The gateway failed ({reference}). Nothing was entered; it will be tried again.',
  },
  events: {
    wrongShape: 'The event lacks a field or has one of the wrong form.',
    payloadWrong: 'The event’s content does not fit its kind ({detail}).',
    notYours: 'The event names another person than the one who sent it.',
    notAllowed: 'Your role may not do this.',
    unknownCase: 'There is no such case.',
    unknownEntry: 'There is no such entry in the ledger.',
    unknownKey: 'There is no such key.',
    unknownClause: 'There is no such deduction clause.',
    unknownStaff: 'There is no such person in the staff sheet.',
    pointsOutOfRange: 'The points lie outside the clause’s range.',
    secondPersonNeeded: 'Whoever proposed it cannot sign it too: a second head signs.',
    ownEntry: 'Nobody signs an entry about himself.',
    alreadyEntered: 'This was entered before.',
    tooManyEntries: 'This row holds too many steps; close the matter and open a new one.',
    unknownAdapter: 'There is no such site description.',
  },
};
