import type { Checklist, DeductionClause, PhoneScript, TemplatePack } from './pack.ts';

/** What is wrong with a pack whose shape is right: names the item, the field and what it refers to. */
export interface PackProblem {
  item: string;
  field: string;
  code: 'duplicateId' | 'unknownReference' | 'rangeReversed' | 'weightsNotHundred' | 'duplicateKey' | 'unreachable';
  detail: string;
}

const duplicates = (items: readonly { id: string }[], item: string): PackProblem[] => {
  const seen = new Set<string>();
  return items.flatMap(({ id }) => {
    if (seen.has(id)) return [{ item, field: 'id', code: 'duplicateId' as const, detail: id }];
    seen.add(id);
    return [];
  });
};

const scriptProblems = (script: PhoneScript): PackProblem[] => {
  const item = `phoneScripts.${script.id}`;
  const problems = duplicates(script.nodes, item);
  const nodes = new Map(script.nodes.map((node) => [node.id, node]));
  if (!nodes.has(script.start)) problems.push({ item, field: 'start', code: 'unknownReference', detail: script.start });
  for (const node of script.nodes) {
    const keys = new Set<string>();
    for (const branch of node.branches) {
      const field = `nodes.${node.id}.branches.${branch.key}`;
      if (keys.has(branch.key)) problems.push({ item, field, code: 'duplicateKey', detail: branch.key });
      keys.add(branch.key);
      if (branch.to !== undefined && !nodes.has(branch.to))
        problems.push({ item, field, code: 'unknownReference', detail: branch.to });
    }
  }
  const reached = new Set<string>();
  const open = [script.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const branch of nodes.get(id)?.branches ?? []) if (branch.to !== undefined) open.push(branch.to);
  }
  for (const { id } of script.nodes)
    if (!reached.has(id)) problems.push({ item, field: `nodes.${id}`, code: 'unreachable', detail: id });
  return problems;
};

const checklistProblems = (checklist: Checklist): PackProblem[] =>
  duplicates(checklist.steps, `checklists.${checklist.id}`);

const clauseProblems = (clauses: readonly DeductionClause[]): PackProblem[] => [
  ...duplicates(
    clauses.map(({ no }) => ({ id: no })),
    'deductionClauses',
  ),
  ...clauses
    .filter(({ minPoints, maxPoints }) => minPoints > maxPoints)
    .map(({ no, minPoints, maxPoints }) => ({
      item: `deductionClauses.${no}`,
      field: 'minPoints',
      code: 'rangeReversed' as const,
      detail: `${minPoints} > ${maxPoints}`,
    })),
];

/** Empty when every reference holds, no id stands twice and the weights add up to 100 (E17). */
export const packProblems = (pack: TemplatePack): PackProblem[] => {
  const checklistIds = new Set(pack.checklists.map(({ id }) => id));
  const { weekly, monthly, other } = pack.performance.weights;
  const problems: PackProblem[] = [
    ...duplicates(pack.caseTypes, 'caseTypes'),
    ...duplicates(pack.checklists, 'checklists'),
    ...duplicates(pack.phoneScripts, 'phoneScripts'),
    ...duplicates(pack.siteAdapters, 'siteAdapters'),
    ...pack.checklists.flatMap(checklistProblems),
    ...pack.phoneScripts.flatMap(scriptProblems),
    ...clauseProblems(pack.deductionClauses),
  ];
  for (const { id, checklistId } of pack.caseTypes)
    if (checklistId !== undefined && !checklistIds.has(checklistId))
      problems.push({ item: `caseTypes.${id}`, field: 'checklistId', code: 'unknownReference', detail: checklistId });
  if (weekly + monthly + other !== 100)
    problems.push({
      item: 'performance',
      field: 'weights',
      code: 'weightsNotHundred',
      detail: String(weekly + monthly + other),
    });
  return problems;
};
