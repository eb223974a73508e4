import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';
import { INDEX_SHEET_ID } from './row-index.ts';

/** Where every row lies: see `row-index.ts`. Bucket n is the cell of data row n. */
export const rowIndex = defineTable({
  id: 'rowIndex',
  sheetId: INDEX_SHEET_ID,
  title: words('索引', '索引', 'Index'),
  owner: 'fold',
  version: 1,
  hidden: true,
  columns: [{ id: 'entries', type: 'json', title: words('条目', '條目', 'Entries') }],
});

/** The next free row and the capacity of each indexed sheet; one row per table, in the order of `tables`. */
export const sheetEnds = defineTable({
  id: 'sheetEnds',
  sheetId: 9002,
  title: words('表尾', '表尾', 'Sheet ends'),
  owner: 'fold',
  version: 1,
  hidden: true,
  columns: [
    { id: 'table', type: 'text', title: words('表', '表', 'Table') },
    { id: 'nextRow', type: 'number', title: words('下一行', '下一列', 'Next row') },
    { id: 'capacity', type: 'number', title: words('行数', '列數', 'Rows') },
  ],
});

/** Counts up with each change of what clients keep a copy of, so that a sync tells by one number whether theirs is old. */
export const editions = defineTable({
  id: 'editions',
  sheetId: 9004,
  title: words('版次', '版次', 'Editions'),
  owner: 'fold',
  version: 1,
  hidden: true,
  columns: [
    { id: 'table', type: 'text', title: words('表', '表', 'Table') },
    { id: 'edition', type: 'number', title: words('版次', '版次', 'Edition') },
  ],
});

/** What each agent's desk shows of his own open cases and due tasks: one row a person, so that a sync reads one row. */
export const deskViews = defineTable({
  id: 'deskViews',
  sheetId: 9003,
  title: words('座席台面', '座席檯面', 'Desks'),
  owner: 'fold',
  version: 1,
  hidden: true,
  columns: [
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.') },
    { id: 'cases', type: 'json', title: words('在办事项', '在辦事項', 'Open cases') },
    { id: 'tasks', type: 'json', title: words('待办', '待辦', 'Tasks') },
  ],
});
