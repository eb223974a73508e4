import { deductionClauses, deductionProposals } from '../../../shared/conduct/conduct.table.ts';
import { isLocalDate } from '../../../shared/kernel/dates.ts';
import type { Row } from '../../../shared/kernel/define-table.ts';
import { FIRST_DATA_ROW } from '../../../shared/kernel/define-table.ts';
import { fill, type Language } from '../../../shared/kernel/languages.ts';
import { proposalWords } from '../../../shared/messages/proposal.ts';
import { staff } from '../../../shared/staff/staff.table.ts';
import type { ActiveWorkbook } from '../services/active-workbook.ts';
import { typedText } from './typed-text.ts';

/** What the sidebar's form sends: every field as text, as a form holds it. */
export interface ProposalForm {
  agentId: string;
  clauseNo: string;
  points: string;
  factOn: string;
  evidence: string;
  proposedBy: string;
}

export type ProposalField = keyof ProposalForm;
export type ProposalResult =
  | { ok: true; proposalId: string; rowNumber: number; sheet: string }
  | { ok: false; problems: { field: ProposalField; message: string }[] };

const LONGEST_EVIDENCE = 1000;

interface Known {
  staffIds: string[];
  clauses: Row[];
  today: string;
}

type Checks = Record<ProposalField, (form: ProposalForm, known: Known) => [key: string, values?: Row] | undefined>;

/** One check a field; the key of the sentence that says what to do. */
const checks: Checks = {
  agentId: ({ agentId }, { staffIds }) => (staffIds.includes(agentId) ? undefined : ['unknownStaff']),
  clauseNo: ({ clauseNo }, { clauses }) =>
    clauses.some((clause) => clause.clauseNo === clauseNo) ? undefined : ['unknownClause'],
  points: ({ points, clauseNo }, { clauses }) => {
    if (!/^\d{1,2}$/.test(points)) return ['pointsNotWhole'];
    const clause = clauses.find((each) => each.clauseNo === clauseNo);
    if (!clause) return undefined;
    const { minPoints, maxPoints } = clause;
    // E22: some clauses have a range, the assessor picks within it.
    const isWithin = Number(points) >= Number(minPoints) && Number(points) <= Number(maxPoints);
    return isWithin ? undefined : ['pointsOutOfRange', { least: minPoints ?? '', most: maxPoints ?? '' }];
  },
  factOn: ({ factOn }, { today }) => {
    if (!isLocalDate(factOn)) return ['notADate'];
    return factOn > today ? ['dateInFuture'] : undefined;
  },
  evidence: ({ evidence }) => {
    if (evidence.trim() === '') return ['evidenceMissing'];
    return evidence.length > LONGEST_EVIDENCE ? ['evidenceTooLong', { most: LONGEST_EVIDENCE }] : undefined;
  },
  proposedBy: ({ proposedBy, agentId }, { staffIds }) => {
    if (!staffIds.includes(proposedBy)) return ['unknownStaff'];
    return proposedBy === agentId ? ['ownDeduction'] : undefined;
  },
};

const fieldsOf = (form: unknown): ProposalForm => {
  const given = (typeof form === 'object' && form !== null ? form : {}) as Record<string, unknown>;
  const text = (name: ProposalField) => String(given[name] ?? '').trim();
  return {
    agentId: text('agentId'),
    clauseNo: text('clauseNo'),
    points: text('points'),
    factOn: text('factOn'),
    evidence: text('evidence'),
    proposedBy: text('proposedBy'),
  };
};

/** Writes a row of 扣分提议, or says which fields to put right. It counts for nothing until a second head signs (E20). */
export const proposeDeduction = (
  given: unknown,
  workbook: ActiveWorkbook,
  { language, today, proposalId }: { language: Language; today: string; proposalId: string },
): ProposalResult => {
  const form = fieldsOf(given);
  const [staffRows = [], clauseRows = [], proposals = []] = workbook.readTables([
    { table: staff, columns: ['staffId'] },
    { table: deductionClauses },
    { table: deductionProposals, columns: ['proposalId', 'agentId', 'clauseNo', 'points', 'evidence'] },
  ]);
  const staffIds = staffRows.map(({ row }) => String(row.staffId));
  const clauses = clauseRows.map(({ row }) => row);
  const sentences = proposalWords[language];
  const problems = (Object.keys(checks) as ProposalField[]).flatMap((field) => {
    const problem = checks[field](form, { staffIds, clauses, today });
    if (!problem) return [];
    const [key, values = {}] = problem;
    const sentence = sentences[key as keyof typeof sentences];
    return [{ field, message: fill(sentence, values as Record<string, string | number>) }];
  });
  if (problems.length > 0) return { ok: false, problems };
  const rowIndex = (proposals[proposals.length - 1]?.rowIndex ?? FIRST_DATA_ROW - 1) + 1;
  const { agentId, clauseNo, points, factOn, evidence, proposedBy } = form;
  workbook.writeRow(deductionProposals, rowIndex, {
    proposalId,
    agentId,
    clauseNo,
    points: Number(points),
    factOn,
    evidence: typedText(evidence),
    proposedBy,
  });
  return { ok: true, proposalId, rowNumber: rowIndex + 1, sheet: workbook.titleOf(deductionProposals) };
};
