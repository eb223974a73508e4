import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** A company's own figures; laid out from the template pack, edited in cells. */
export const settings = defineTable({
  id: 'settings',
  sheetId: 1007,
  title: words('设置', '設定', 'Settings'),
  owner: 'people',
  version: 1,
  columns: [
    { id: 'settingId', type: 'text', title: words('设置项', '設定項', 'Setting'), width: 150 },
    { id: 'value', type: 'text', title: words('值', '值', 'Value'), width: 120 },
    { id: 'meaning', type: 'text', title: words('说明', '說明', 'Meaning'), width: 360 },
  ],
});

/** The settings that formulas refer to as `{setting:NAME}`. */
export const settingIds = [
  'company',
  'department',
  'timeZone',
  'scoreMonth',
  'weightWeekly',
  'weightMonthly',
  'weightOther',
  'weeklyDoneShare',
  'scorePerPoint',
  'dismissAtPoints',
] as const;
export type SettingId = (typeof settingIds)[number];
