import { beforeEach, describe, expect, it } from 'vitest';
import { deductionClauses, deductionLedger, deductionProposals } from '../../../shared/conduct/conduct.table.ts';
import { FIRST_DATA_ROW, type Table } from '../../../shared/kernel/define-table.ts';
import { serialOfDate } from '../../../shared/kernel/serial-dates.ts';
import { otherScores, performanceScores, weeklyPlans } from '../../../shared/performance/performance.table.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import { settings } from '../../../shared/workbook/settings.table.ts';
import { explainSelection } from '../../../sheets-addon/server/actions/explain-row.ts';
import { giveProposalIds } from '../../../sheets-addon/server/actions/give-proposal-id.ts';
import { proposalChoices } from '../../../sheets-addon/server/actions/proposal-choices.ts';
import { type ProposalForm, proposeDeduction } from '../../../sheets-addon/server/actions/propose-deduction.ts';
import { memoryActiveWorkbook } from '../../support/memory-active-workbook.ts';
import { type MemoryWorkbook, memoryWorkbook } from '../../support/memory-workbook.ts';

const TODAY = '2026-11-21';
let workbook: MemoryWorkbook;

beforeEach(() => {
  workbook = memoryWorkbook();
  workbook.typeRow(staff, FIRST_DATA_ROW, { staffId: '1001', name: '王敏', role: 'agent', active: true });
  workbook.typeRow(staff, FIRST_DATA_ROW + 1, { staffId: '1002', name: '赵主管', role: 'supervisor', active: true });
  workbook.typeRow(staff, FIRST_DATA_ROW + 2, { staffId: '1003', name: '离职者', role: 'agent', active: false });
});

const form = (changes: Partial<ProposalForm> = {}): ProposalForm => ({
  agentId: '1001',
  clauseNo: 'II-5',
  points: '4',
  factOn: '2026-11-20',
  evidence: '下午离岗半小时',
  proposedBy: '1002',
  ...changes,
});
const propose = (given: unknown) =>
  proposeDeduction(given, memoryActiveWorkbook(workbook), { language: 'zh-CN', today: TODAY, proposalId: 'P-new' });

describe('proposing a deduction', () => {
  it('writes a row of 扣分提议 below the last one and says where', () => {
    workbook.typeRow(deductionProposals, FIRST_DATA_ROW + 2, { proposalId: 'P-old' });
    expect(propose(form())).toEqual({ ok: true, proposalId: 'P-new', rowNumber: 5, sheet: '扣分提议' });
    expect(workbook.rows(deductionProposals)[1]).toMatchObject({ proposalId: 'P-new', agentId: '1001', points: 4 });
  });

  it.each([
    [{ agentId: '9999' }, 'agentId', /员工表/],
    [{ clauseNo: '' }, 'clauseNo', /条款/],
    [{ points: '6' }, 'points', /3 至 5/],
    [{ points: '2' }, 'points', /3 至 5/],
    [{ points: '4.5' }, 'points', /整数/],
    [{ points: '' }, 'points', /整数/],
    [{ factOn: '2026-11-22' }, 'factOn', /不能晚于今天/],
    [{ factOn: '2026-02-30' }, 'factOn', /日期/],
    [{ evidence: '   ' }, 'evidence', /依据/],
    [{ evidence: '字'.repeat(1001) }, 'evidence', /1000/],
    [{ proposedBy: '1001' }, 'proposedBy', /自己/],
  ])('with %j names the field %s and what to do', (changes, field, message) => {
    const result = propose(form(changes));
    expect(result).toEqual({ ok: false, problems: [{ field, message: expect.stringMatching(message) }] });
    expect(workbook.rows(deductionProposals)).toEqual([]);
  });

  it.each([undefined, null, 7, 'x', {}, { agentId: { toString: '' } }])('of %j is refused field by field', (given) => {
    const result = propose(typeof given === 'object' && given && 'agentId' in given ? { agentId: [] } : given);
    expect(result).toMatchObject({ ok: false });
    if (!result.ok) expect(result.problems.map(({ field }) => field)).toContain('agentId');
  });

  it('keeps evidence that looks like a formula as text when it is typed into the cell', () => {
    propose(form({ evidence: '=IMPORTXML("http://x","//a")' }));
    expect(workbook.rows(deductionProposals)[0]?.evidence).toBe(' =IMPORTXML("http://x","//a")');
  });

  it('offers who works here and every clause with its range', () => {
    const { staff: people, clauses, today } = proposalChoices(memoryActiveWorkbook(workbook), TODAY);
    expect(people.map(({ name }) => name)).toEqual(['王敏', '赵主管']);
    expect(clauses).toHaveLength(workbook.rows(deductionClauses).length);
    expect(clauses.find(({ clauseNo }) => clauseNo === 'II-5')).toMatchObject({ minPoints: 3, maxPoints: 5 });
    expect(today).toBe(TODAY);
  });
});

describe('a proposal typed into cells', () => {
  it('gets its number, and one that stands is never changed', () => {
    workbook.typeRow(deductionProposals, FIRST_DATA_ROW, { proposalId: 'P-old', agentId: '1001' });
    workbook.typeRow(deductionProposals, FIRST_DATA_ROW + 1, { agentId: '1001' });
    workbook.typeRow(deductionProposals, FIRST_DATA_ROW + 5, { agentId: '1002' });
    let count = 0;
    giveProposalIds(FIRST_DATA_ROW, 3, () => `P-${++count}`, memoryActiveWorkbook(workbook));
    expect(workbook.rows(deductionProposals).map(({ proposalId }) => proposalId)).toEqual(['P-old', 'P-1', undefined]);
  });
});

describe('the selected row', () => {
  const explain = (table: Table = staff, rowIndex = FIRST_DATA_ROW) =>
    explainSelection(memoryActiveWorkbook(workbook, { table, rowIndex }), 'zh-CN', TODAY);

  beforeEach(() => {
    workbook.typeRow(deductionLedger, FIRST_DATA_ROW + 6, {
      entryId: 'entry-one',
      agentId: '1001',
      clauseNo: 'II-5',
      points: 4,
      factOn: serialOfDate('2026-11-20'),
      evidence: '离岗',
    });
    workbook.typeRow(weeklyPlans, FIRST_DATA_ROW + 2, {
      staffId: '1001',
      weekOf: serialOfDate('2026-11-16'),
      plannedCount: 10,
      doneCount: 8,
      mark: 90,
    });
    workbook.typeRow(otherScores, FIRST_DATA_ROW, { staffId: '1001', month: '2026-11', score: 95, source: '客户评价' });
  });

  it('of a person shows points and score, and every figure leads to its rows (E17, E20)', () => {
    const { selection, person } = explain();
    expect(selection).toMatchObject({ sheet: '员工', rowNumber: 2 });
    expect(selection?.fields).toContainEqual({ title: '姓名', value: '王敏' });
    expect(person?.points).toMatchObject({ calendarHalf: 4, rollingHalf: 4, limit: 30 });
    // A = 85, B = 92, C = 95.
    expect(person?.score.total).toBe(88.1);
    expect(person?.score.monthly.rows).toEqual([
      { sheet: '扣分台账', rowNumber: 8, values: ['2026-11-20', 'II-5', '离岗'], counts: 4 },
    ]);
    expect(person?.score.weekly.rows).toMatchObject([{ sheet: '周计划', rowNumber: 4, counts: 85 }]);
    expect(person?.score.other.rows).toMatchObject([{ sheet: '其他评分', rowNumber: 2, counts: 95 }]);
  });

  it('follows the settings as people typed them, as text or as numbers', () => {
    const row = workbook.rows(settings).findIndex(({ settingId }) => settingId === 'scorePerPoint');
    workbook.typeRow(settings, FIRST_DATA_ROW + row, { value: '5' });
    expect(explain().person?.score.monthly.value).toBe(80);
  });

  it('of a score sheet is explained by the person its formula shows', () => {
    workbook.sheets.setValue(performanceScores.sheetId, FIRST_DATA_ROW, 0, '1001');
    expect(explain(performanceScores).person?.name).toBe('王敏');
  });

  it('without a person shows its fields only; dates as dates', () => {
    const { person, selection } = explain(deductionLedger, FIRST_DATA_ROW + 6);
    expect(person?.staffId).toBe('1001');
    expect(selection?.fields).toContainEqual({ title: '事实日期', value: '2026-11-20' });
    expect(explain(deductionClauses).person).toBeNull();
  });

  it('is nothing on the titles or on somebody’s own sheet', () => {
    expect(explain(staff, 0)).toEqual({ language: 'zh-CN', selection: null, person: null });
  });

  it('survives the way through google.script.run, which takes JSON only', () => {
    const context = explain();
    expect(JSON.parse(JSON.stringify(context))).toEqual(context);
  });
});
