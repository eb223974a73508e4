import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** The clauses of E21 and E22, laid out from the template pack; a company's own stand below them. */
export const deductionClauses = defineTable({
  id: 'deductionClauses',
  sheetId: 1003,
  title: words('扣分条款', '扣分條款', 'Clauses'),
  owner: 'people',
  version: 1,
  columns: [
    { id: 'clauseNo', type: 'text', title: words('条款', '條款', 'Clause'), width: 90 },
    { id: 'group', type: 'text', title: words('类别', '類別', 'Group'), width: 100 },
    { id: 'text', type: 'text', title: words('内容', '內容', 'Text'), width: 360 },
    { id: 'minPoints', type: 'number', title: words('最少分', '最少分', 'Least'), width: 70 },
    { id: 'maxPoints', type: 'number', title: words('最多分', '最多分', 'Most'), width: 70 },
  ],
});

/** What a supervisor proposes in cells or in the sidebar. It counts for nothing until a second head signs (E20). */
export const deductionProposals = defineTable({
  id: 'deductionProposals',
  sheetId: 1004,
  title: words('扣分提议', '扣分提議', 'Proposed deductions'),
  owner: 'people',
  version: 1,
  columns: [
    { id: 'proposalId', type: 'text', title: words('提议编号', '提議編號', 'Proposal'), width: 110 },
    {
      id: 'agentId',
      type: 'choice',
      title: words('被扣分人', '被扣分人', 'Whose'),
      choices: { table: 'staff', column: 'staffId' },
      width: 90,
    },
    {
      id: 'clauseNo',
      type: 'choice',
      title: words('条款', '條款', 'Clause'),
      choices: { table: 'deductionClauses', column: 'clauseNo' },
      width: 90,
    },
    { id: 'points', type: 'points', title: words('分数', '分數', 'Points'), width: 60 },
    { id: 'factOn', type: 'date', title: words('事实日期', '事實日期', 'Day of the fact'), width: 100 },
    { id: 'evidence', type: 'text', title: words('依据', '依據', 'Evidence'), width: 280 },
    {
      id: 'proposedBy',
      type: 'choice',
      title: words('提议人', '提議人', 'Proposed by'),
      choices: { table: 'staff', column: 'staffId' },
      width: 90,
    },
    {
      id: 'state',
      type: 'formula',
      title: words('状态', '狀態', 'State'),
      formula: 'IF({proposalId}="","",IF(COUNTIF({deductionLedger.proposalId},{proposalId})>0,"✓","…"))',
      note: words(
        '… 待第二人签字；✓ 已入台账',
        '… 待第二人簽字；✓ 已入台帳',
        '… waits for the second signature; ✓ entered in the ledger',
      ),
      width: 60,
    },
  ],
});

/** Append only: a wrong entry is answered by a reversing one, so that the month can always be explained. */
export const deductionLedger = defineTable({
  id: 'deductionLedger',
  sheetId: 2005,
  title: words('扣分台账', '扣分台帳', 'Deduction ledger'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'entryId', type: 'text', title: words('记录编号', '記錄編號', 'Entry'), width: 190 },
    { id: 'agentId', type: 'text', title: words('被扣分人', '被扣分人', 'Whose'), width: 90 },
    { id: 'clauseNo', type: 'text', title: words('条款', '條款', 'Clause'), width: 90 },
    { id: 'points', type: 'points', title: words('分数', '分數', 'Points'), width: 60 },
    { id: 'factOn', type: 'date', title: words('事实日期', '事實日期', 'Day of the fact'), width: 100 },
    { id: 'evidence', type: 'text', title: words('依据', '依據', 'Evidence'), width: 280 },
    { id: 'proposedBy', type: 'text', title: words('提议人', '提議人', 'Proposed by'), width: 90 },
    { id: 'confirmedBy', type: 'text', title: words('签字人', '簽字人', 'Signed by'), width: 90 },
    { id: 'confirmedAt', type: 'instant', title: words('签字时间', '簽字時間', 'Signed at'), width: 140 },
    { id: 'proposalId', type: 'text', title: words('提议编号', '提議編號', 'Proposal'), width: 110 },
    { id: 'reversalOf', type: 'text', title: words('冲销', '沖銷', 'Reverses'), width: 190 },
    { id: 'reason', type: 'text', title: words('冲销原因', '沖銷原因', 'Reason'), width: 200 },
    { id: 'signedWithKey', type: 'text', title: words('签字密钥', '簽字金鑰', 'Signed with'), width: 120 },
  ],
});

const HALF_START = 'DATE(YEAR(TODAY()),IF(MONTH(TODAY())<=6,1,7),1)';

/** E20: points add up over half a year. Both readings stand side by side until a company chooses one. */
export const conductTallies = defineTable({
  id: 'conductTallies',
  sheetId: 3001,
  title: words('半年扣分', '半年扣分', 'Half-year points'),
  owner: 'view',
  version: 1,
  columns: [
    {
      id: 'staffId',
      type: 'formula',
      title: words('工号', '工號', 'Staff no.'),
      formula: 'IF({@staff.staffId}="","",{@staff.staffId})',
      width: 80,
    },
    {
      id: 'name',
      type: 'formula',
      title: words('姓名', '姓名', 'Name'),
      formula: 'IF({staffId}="","",{@staff.name})',
      width: 90,
    },
    {
      id: 'calendarHalf',
      type: 'formula',
      title: words('本半年（1–6月/7–12月）', '本半年（1–6月/7–12月）', 'This half (Jan–Jun / Jul–Dec)'),
      formula: `IF({staffId}="","",SUMIFS({deductionLedger.points},{deductionLedger.agentId},{staffId},{deductionLedger.factOn},">="&${HALF_START},{deductionLedger.factOn},"<"&EDATE(${HALF_START},6)))`,
      width: 150,
    },
    {
      id: 'rollingHalf',
      type: 'formula',
      title: words('最近六个月', '最近六個月', 'Last six months'),
      formula:
        'IF({staffId}="","",SUMIFS({deductionLedger.points},{deductionLedger.agentId},{staffId},{deductionLedger.factOn},">"&EDATE(TODAY(),-6)))',
      width: 110,
    },
    {
      id: 'entryCount',
      type: 'formula',
      title: words('台账行数', '台帳行數', 'Ledger rows'),
      formula: 'IF({staffId}="","",COUNTIF({deductionLedger.agentId},{staffId}))',
      width: 90,
    },
    {
      id: 'pointsToLimit',
      type: 'formula',
      title: words('距上限', '距上限', 'To the limit'),
      formula: 'IF({staffId}="","",MAX(0,{setting:dismissAtPoints}-MAX({calendarHalf},{rollingHalf})))',
      note: words(
        '半年累计满上限不再留用（E20）',
        '半年累計滿上限不再留用（E20）',
        'At the limit a person is not kept on (E20)',
      ),
      width: 80,
    },
  ],
});
