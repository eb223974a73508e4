import { expect, test } from 'vitest';
import { detailOf } from '../../../shared/gateway/fold/case-history.ts';
import { zhCN } from '../../../shared/packs/index.ts';

const detail = (kind: string, payload: Record<string, unknown>): string =>
  detailOf({ kind, payload } as Parameters<typeof detailOf>[0], { pack: zhCN, serial: () => 0 });

test('D5: a history names types, categories and fields as the pack does', () => {
  expect(detail('caseClassified', { caseType: 'complaint', category: 'product' })).toBe('投诉 · 产品');
  expect(detail('caseClassified', { caseType: 'complaint' })).toBe('投诉');
  const step = zhCN.checklists.flatMap(({ steps }) => steps).find(({ field }) => field);
  expect(detail('complaintFieldRecorded', { fieldId: step?.field?.id, text: '迟到' })).toBe(
    `${step?.field?.label}：迟到`,
  );
});

test('T2: a note outside any checklist stands as it is, without an id before it', () => {
  expect(detail('complaintFieldRecorded', { fieldId: 'note', text: '明天上午在家' })).toBe('明天上午在家');
});

test('what a pack no longer knows stays readable by its id', () => {
  expect(detail('caseClassified', { caseType: 'gone', category: 'gone-too' })).toBe('gone · gone-too');
});
