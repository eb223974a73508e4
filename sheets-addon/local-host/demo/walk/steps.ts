import { call } from './call.ts';
import { complaint } from './complaint.ts';
import { inWorkbook } from './in-workbook.ts';
import { list } from './list.ts';
import { offline } from './offline.ts';
import { resolve } from './resolve.ts';
import { score } from './score.ts';
import type { Step } from './step.ts';

/** The main job, in the order in which a day brings it. */
export const steps: readonly Step[] = [list, complaint, resolve, call, inWorkbook, score, offline];
