import { callPanel } from '../features/call-panel/call-panel.tsx';
import { caseCard } from '../features/case-card/case-card.tsx';
import { caseHistory } from '../features/case-history/case-history.tsx';
import { complaintChecklist } from '../features/complaint-checklist/complaint-checklist.tsx';
import type { Feature } from '../features/feature.ts';
import { followUps } from '../features/follow-ups/follow-ups.tsx';
import { points } from '../features/points/points.tsx';
import { signatures } from '../features/signatures/signatures.tsx';
import { today } from '../features/today/today.tsx';

/** Every feature of the desk, in the order in which a tab shows them. */
export const featureList: readonly Feature[] = [
  caseCard,
  complaintChecklist,
  caseHistory,
  callPanel,
  today,
  followUps,
  points,
  signatures,
];
