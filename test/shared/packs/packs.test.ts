import { describe, expect, it } from 'vitest';
import { builtInPacks, zhCN } from '../../../shared/packs/index.ts';
import type { TemplatePack } from '../../../shared/packs/pack.ts';
import { packProblems } from '../../../shared/packs/pack-problems.ts';
import { packSchema } from '../../../shared/packs/pack-schema.ts';

const changed = (change: (pack: TemplatePack) => void): TemplatePack => {
  const copy = JSON.parse(JSON.stringify(zhCN));
  change(copy);
  return copy;
};
const pointsOf = (no: string) => {
  const clause = zhCN.deductionClauses.find((each) => each.no === no);
  return clause && [clause.minPoints, clause.maxPoints];
};

describe('the built-in packs', () => {
  it.each(builtInPacks.map((pack) => [pack.id, pack] as const))(
    '%s has the right shape and refers to nothing that is not there',
    (_, pack) => {
      const parsed = packSchema.safeParse(JSON.parse(JSON.stringify(pack)));
      expect(parsed.error?.issues ?? []).toEqual([]);
      expect(packProblems(pack)).toEqual([]);
    },
  );

  it('E22: every clause has the points of the manual, ranges where it gives a range', () => {
    const figures: Record<string, [number, number]> = {
      'I-1': [1, 1],
      'I-2': [1, 1],
      'I-3': [1, 1],
      'I-4': [1, 1],
      'II-1': [5, 5],
      'II-2': [5, 5],
      'II-3a': [1, 1],
      'II-3b': [1, 1],
      'II-3c': [1, 1],
      'II-3d': [1, 1],
      'II-4a': [1, 1],
      'II-4b': [1, 1],
      'II-4c': [1, 1],
      'II-5': [3, 5],
      'II-6': [5, 5],
      'III-1': [2, 2],
      'III-2': [2, 2],
      'III-3': [1, 1],
      'IV-1a': [1, 1],
      'IV-1b': [1, 1],
      'IV-1c': [3, 3],
      'IV-1d': [2, 2],
      'IV-2': [5, 5],
      'IV-3': [3, 3],
      'IV-4': [2, 5],
      'IV-5': [2, 5],
    };
    expect(zhCN.deductionClauses.map(({ no }) => no)).toEqual(Object.keys(figures));
    for (const [no, range] of Object.entries(figures)) expect(pointsOf(no), no).toEqual(range);
  });

  it('E17, E20: 60/30/10, warnings at 10, 20, 25, the end at 30', () => {
    expect(zhCN.performance.weights).toEqual({ weekly: 60, monthly: 30, other: 10 });
    expect(zhCN.conduct).toEqual({ warnAtPoints: [10, 20, 25], dismissAtPoints: 30 });
  });

  it('A10: ten attitudes; M4: the checklist in its order, A11: facts, cause, plan, prevention written down', () => {
    expect(zhCN.attitudes).toHaveLength(10);
    const steps = zhCN.checklists[0]!.steps;
    expect(steps.map(({ id }) => id)).toEqual([
      'calm',
      'listen',
      'facts',
      'cause',
      'plan',
      'departments',
      'feedback',
      'prevention',
    ]);
    const written = steps.filter(({ field, required }) => field && required).map(({ field }) => field!.id);
    expect(written).toEqual(expect.arrayContaining(['facts', 'cause', 'plan', 'prevention']));
  });
});

describe('a pack from outside', () => {
  it.each([
    [
      'weights that do not add up to 100',
      (pack) => {
        (pack.performance.weights as { other: number }).other = 11;
      },
      'weightsNotHundred',
    ],
    [
      'a branch that leads nowhere',
      (pack) => {
        (pack.phoneScripts[0]!.nodes[0]!.branches[0] as { to: string }).to = 'nowhere';
      },
      'unknownReference',
    ],
    [
      'two branches on one key',
      (pack) => {
        (pack.phoneScripts[0]!.nodes[0]!.branches[1] as { key: string }).key = '1';
      },
      'duplicateKey',
    ],
    [
      'a node nobody reaches',
      (pack) => {
        (pack.phoneScripts[0]!.nodes as unknown[]).push({ id: 'lost', title: 'x', lines: [], branches: [] });
      },
      'unreachable',
    ],
    [
      'a clause whose range is reversed',
      (pack) => {
        (pack.deductionClauses[0] as { minPoints: number }).minPoints = 9;
      },
      'rangeReversed',
    ],
    [
      'a clause that stands twice',
      (pack) => {
        (pack.deductionClauses as unknown[]).push(pack.deductionClauses[0]);
      },
      'duplicateId',
    ],
    [
      'a type with an unknown checklist',
      (pack) => {
        (pack.caseTypes[0] as { checklistId: string }).checklistId = 'x';
      },
      'unknownReference',
    ],
  ] as [string, (pack: TemplatePack) => void, string][])('%s is named', (_, change, code) => {
    expect(packProblems(changed(change)).map((problem) => problem.code)).toContain(code);
  });

  it.each([
    [
      'no case types',
      (pack) => {
        (pack as unknown as { caseTypes: unknown[] }).caseTypes = [];
      },
    ],
    [
      '31 points',
      (pack) => {
        (pack.deductionClauses[0] as { maxPoints: number }).maxPoints = 31;
      },
    ],
    [
      'an unknown schema version',
      (pack) => {
        (pack as unknown as { schemaVersion: number }).schemaVersion = 2;
      },
    ],
    [
      'a branch key that is no key',
      (pack) => {
        (pack.phoneScripts[0]!.nodes[0]!.branches[0] as { key: string }).key = '10';
      },
    ],
  ] as [string, (pack: TemplatePack) => void][])('%s is refused', (_, change) => {
    expect(packSchema.safeParse(changed(change)).success).toBe(false);
  });
});
