import type { ClockKind, SlaClock, TargetKind } from './clock.ts';

/** What a policy can look at. Values are ids from the template pack. */
export interface CaseFacts {
  readonly caseType?: string;
  readonly channel?: string;
  readonly customerLevel?: string;
  readonly brand?: string;
  readonly branch?: string;
}

export type CaseFact = keyof CaseFacts;

export const CASE_FACTS: readonly CaseFact[] = ['caseType', 'channel', 'customerLevel', 'brand', 'branch'];

export interface SlaTarget {
  readonly target: TargetKind;
  readonly kind: ClockKind;
  readonly targetMinutes: number;
  /** Id of the work calendar; not needed for `calendar` clocks. */
  readonly calendarId?: string;
  /** What happens to this clock when an answered or closed case opens again. Default `continue`. */
  readonly onReopen?: 'continue' | 'restart';
}

/** Policies stand in an ordered list; the first whose conditions all hold applies. A fact that is not named does not matter. */
export interface SlaPolicy {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly appliesTo: { readonly [fact in CaseFact]?: readonly string[] };
  readonly targets: readonly SlaTarget[];
}

/** One condition against one fact: why a policy was chosen, or passed over. */
export interface PolicyReason {
  readonly fact: CaseFact;
  readonly wanted: readonly string[];
  readonly found: string | undefined;
  readonly holds: boolean;
}

export interface PolicyChoice {
  readonly policy: SlaPolicy | undefined;
  /** 0-based place in the list; −1 when none applies. */
  readonly place: number;
  /** The conditions of the chosen policy, all of which hold; empty when it applies to everything. */
  readonly because: readonly PolicyReason[];
  /** Policies that stand before it, each with the conditions that did not hold. */
  readonly passedOver: readonly {
    readonly policy: SlaPolicy;
    readonly because: readonly PolicyReason[];
  }[];
}

export const choosePolicy = (policies: readonly SlaPolicy[], facts: CaseFacts): PolicyChoice => {
  const passedOver: { policy: SlaPolicy; because: PolicyReason[] }[] = [];
  for (const [place, policy] of policies.entries()) {
    const reasons = reasonsOf(policy, facts);
    const failing = reasons.filter((reason) => !reason.holds);
    if (failing.length === 0) return { policy, place, because: reasons, passedOver };
    passedOver.push({ policy, because: failing });
  }
  return { policy: undefined, place: -1, because: [], passedOver };
};

const reasonsOf = (policy: SlaPolicy, facts: CaseFacts): PolicyReason[] =>
  CASE_FACTS.flatMap((fact) => {
    const wanted = policy.appliesTo[fact];
    if (wanted === undefined) return [];
    const found = facts[fact];
    return [
      {
        fact,
        wanted,
        found,
        holds: found !== undefined && wanted.includes(found),
      },
    ];
  });

/** The clock a policy starts for one of its targets; undefined when the policy has no such target. */
export const startClock = (policy: SlaPolicy, target: TargetKind, startedAt: number): SlaClock | undefined => {
  const rule = policy.targets.find((candidate) => candidate.target === target);
  if (!rule) return undefined;
  const { kind, targetMinutes } = rule;
  return { kind, target, startedAt, targetMinutes, policyId: policy.id, policyVersion: policy.version };
};
