/** What the sidebar of the workbook says. `{name}` is filled in. */
export interface SidebarWords {
  views: { sidebar: string; explanation: string; proposal: string };
  loading: string;
  unreachable: string;
  notSent: string;
  severalAccounts: string;
  selectARow: string;
  selectAPerson: string;
  rowOf: string;
  emptyRow: string;
  points: string;
  pointsOf: string;
  score: string;
  notYet: string;
  scoreOf: string;
  parts: { weekly: string; monthly: string; other: string };
  missing: { weekly: string; other: string };
  weightsWrong: string;
  formula: string;
  monthlyFormula: string;
  noRows: string;
  halfYear: string;
  calendarHalf: string;
  rollingHalf: string;
  range: string;
  proposed: string;
  secondHead: string;
  form: {
    agentId: string;
    clauseNo: string;
    points: string;
    factOn: string;
    evidence: string;
    proposedBy: string;
    send: string;
  };
}

export const sidebarEn: SidebarWords = {
  views: { sidebar: 'Row', explanation: 'Why?', proposal: 'Deduct' },
  loading: 'One moment …',
  unreachable: 'The workbook does not answer. It is tried again.',
  notSent: 'Nothing was saved. Please try again.',
  severalAccounts:
    'This browser is signed in to several Google accounts, and the sidebar runs as another one than the sheet. Use a browser profile with one account only.',
  selectARow: 'Select a row of a Deskside sheet.',
  selectAPerson: 'Select a row about a person: staff, scores, points, weekly plans.',
  rowOf: '{sheet}, row {row}',
  emptyRow: 'This row is empty.',
  points: 'Points this half-year',
  pointsOf: '{points} of {limit}',
  score: 'Score',
  notYet: 'not yet complete',
  scoreOf: '{name}, {month}',
  parts: { weekly: 'A weekly plans', monthly: 'B the month', other: 'C other' },
  missing: { weekly: 'Weekly plans are missing.', other: 'Other scores are missing.' },
  weightsWrong: 'The weights add up to {sum} %, not 100.',
  formula: 'A × {weekly} % + B × {monthly} % + C × {other} %',
  monthlyFormula: '100 − {points} points × {perPoint}',
  noRows: 'No rows.',
  halfYear: 'Deduction points',
  calendarHalf: 'Half-year from {from}',
  rollingHalf: 'Six months after {from}',
  range: '{least} to {most}',
  proposed: 'Proposed: {sheet}, row {row}.',
  secondHead: 'It counts only when a second head has signed it in the desk.',
  form: {
    agentId: 'Whose',
    clauseNo: 'Clause',
    points: 'Points',
    factOn: 'Day of the fact',
    evidence: 'Evidence',
    proposedBy: 'Proposed by',
    send: 'Propose',
  },
};
