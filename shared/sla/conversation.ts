import type { Instant } from '../kernel/instants.ts';
import type { SlaClock } from './clock.ts';
import { type SlaPolicy, startClock } from './policies.ts';
import { recordAnswer } from './stops.ts';

export interface ConversationMessage {
  readonly at: Instant;
  readonly from: 'customer' | 'human' | 'automatic';
}

/** The oldest customer message that no person has answered; undefined when all are answered (E7c). */
export const oldestUnansweredAt = (messages: readonly ConversationMessage[]): Instant | undefined => {
  let oldest: Instant | undefined;
  for (const message of inOrder(messages)) {
    if (message.from === 'human') oldest = undefined;
    else if (message.from === 'customer' && oldest === undefined) oldest = message.at;
  }
  return oldest;
};

/**
 * The response clocks of a conversation: one first-response clock from the first customer message, then a next-response
 * clock from the oldest unanswered one after each human answer. A second customer message while one waits moves nothing.
 */
export const responseClocks = (messages: readonly ConversationMessage[], policy: SlaPolicy): SlaClock[] => {
  const clocks: SlaClock[] = [];
  let running: SlaClock | undefined;
  let hasBegun = false;
  const keep = () => {
    if (running) clocks.push(running);
    running = undefined;
  };
  for (const { at, from } of inOrder(messages)) {
    if (from !== 'customer') {
      if (running) running = recordAnswer(running, at, from);
      if (from === 'human') keep();
    } else if (!running) {
      running = startClock(policy, hasBegun ? 'nextResponse' : 'firstResponse', at);
      hasBegun = true;
    }
  }
  keep();
  return clocks;
};

/** By time; of two at the same instant, the customer's stands first, so that the answer answers it. */
const inOrder = (messages: readonly ConversationMessage[]): ConversationMessage[] =>
  [...messages].sort((a, b) => a.at - b.at || Number(b.from === 'customer') - Number(a.from === 'customer'));
