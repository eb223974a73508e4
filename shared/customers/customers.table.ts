import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** The customer archive (E8, E9, M17). */
export const customers = defineTable({
  id: 'customers',
  sheetId: 1002,
  title: words('客户档案', '客戶檔案', 'Customers'),
  owner: 'people',
  version: 1,
  columns: [
    { id: 'customerId', type: 'text', title: words('客户编号', '客戶編號', 'Customer no.'), width: 90 },
    { id: 'name', type: 'text', title: words('姓名', '姓名', 'Name'), width: 90 },
    {
      id: 'honorific',
      type: 'choice',
      title: words('称呼', '稱呼', 'Form of address'),
      choices: ['mr', 'ms', 'unknown'],
      width: 80,
    },
    { id: 'company', type: 'text', title: words('单位', '單位', 'Company'), width: 150 },
    { id: 'email', type: 'text', title: words('邮箱', '信箱', 'E-mail'), width: 190 },
    { id: 'phone', type: 'text', title: words('电话', '電話', 'Phone'), width: 120 },
    { id: 'address', type: 'text', title: words('地址', '地址', 'Address'), width: 200 },
    {
      id: 'level',
      type: 'choice',
      title: words('等级', '等級', 'Level'),
      choices: ['key', 'regular', 'prospect'],
      width: 80,
    },
    { id: 'brands', type: 'text', title: words('品牌', '品牌', 'Brands'), width: 120 },
    { id: 'visitCount', type: 'number', title: words('来访次数', '來訪次數', 'Visits'), width: 80 },
    { id: 'lastFollowUpOn', type: 'date', title: words('上次回访', '上次回訪', 'Last follow-up'), width: 100 },
    { id: 'remarks', type: 'text', title: words('备注', '備註', 'Remarks'), width: 240 },
  ],
});

/** Who revealed whose contact data, and when (E9s). */
export const lookupLog = defineTable({
  id: 'lookupLog',
  sheetId: 8005,
  title: words('查阅记录', '查閱記錄', 'Look-ups'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'at', type: 'instant', title: words('时间', '時間', 'Time'), width: 140 },
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.'), width: 80 },
    { id: 'kind', type: 'text', title: words('查阅', '查閱', 'Looked up'), width: 120 },
    { id: 'customerId', type: 'text', title: words('客户编号', '客戶編號', 'Customer no.'), width: 90 },
    { id: 'caseId', type: 'text', title: words('事项', '事項', 'Case'), width: 190 },
  ],
});
