import { defineTable } from '../kernel/define-table.ts';
import { words } from '../kernel/wording.ts';

/** Two decimals, as the total is rounded; `0.##` would show 88 as `88.`. */
const SCORE_FORMAT = '0.00';

/** E12, E17 A: what was planned and done each week, with the supervisor's mark. */
export const weeklyPlans = defineTable({
  id: 'weeklyPlans',
  sheetId: 1005,
  title: words('周计划', '週計畫', 'Weekly plans'),
  owner: 'people',
  version: 1,
  columns: [
    {
      id: 'staffId',
      type: 'choice',
      title: words('工号', '工號', 'Staff no.'),
      choices: { table: 'staff', column: 'staffId' },
      width: 80,
    },
    { id: 'weekOf', type: 'date', title: words('周（星期一）', '週（星期一）', 'Week of'), width: 110 },
    { id: 'plannedCount', type: 'number', title: words('计划项', '計畫項', 'Planned'), width: 70 },
    { id: 'doneCount', type: 'number', title: words('完成项', '完成項', 'Done'), width: 70 },
    { id: 'carriedCount', type: 'number', title: words('结转项', '結轉項', 'Carried over'), width: 90 },
    { id: 'mark', type: 'number', title: words('主管评分', '主管評分', "Supervisor's mark"), width: 90 },
    {
      id: 'score',
      type: 'formula',
      numberFormat: SCORE_FORMAT,
      title: words('周得分', '週得分', 'Week score'),
      formula:
        'IF(OR({staffId}="",{plannedCount}="",{plannedCount}=0,{mark}=""),"",{setting:weeklyDoneShare}/100*MIN(100,{doneCount}/{plannedCount}*100)+(1-{setting:weeklyDoneShare}/100)*{mark})',
      width: 80,
    },
    { id: 'remarks', type: 'text', title: words('小结', '小結', 'Summary'), width: 280 },
  ],
});

/** E17 C: other scores, entered with their source and the person who entered them. */
export const otherScores = defineTable({
  id: 'otherScores',
  sheetId: 1006,
  title: words('其他评分', '其他評分', 'Other scores'),
  owner: 'people',
  version: 1,
  columns: [
    {
      id: 'staffId',
      type: 'choice',
      title: words('工号', '工號', 'Staff no.'),
      choices: { table: 'staff', column: 'staffId' },
      width: 80,
    },
    { id: 'month', type: 'text', title: words('月份', '月份', 'Month'), width: 80 },
    { id: 'score', type: 'number', title: words('得分', '得分', 'Score'), width: 70 },
    { id: 'source', type: 'text', title: words('来源', '來源', 'Source'), width: 200 },
    { id: 'enteredBy', type: 'text', title: words('录入人', '錄入人', 'Entered by'), width: 90 },
  ],
});

const MONTH_START = 'DATE(VALUE(LEFT({setting:scoreMonth},4)),VALUE(MID({setting:scoreMonth},6,2)),1)';
const IN_MONTH = (column: string) => `{${column}},">="&${MONTH_START},{${column}},"<"&EDATE(${MONTH_START},1)`;

/** E17: A weekly 60 %, B month 30 %, C other 10 %. Formulas, so that every figure opens to its rows. */
export const performanceScores = defineTable({
  id: 'performanceScores',
  sheetId: 3002,
  title: words('绩效考核', '績效考核', 'Scores'),
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
      id: 'month',
      type: 'formula',
      title: words('月份', '月份', 'Month'),
      formula: 'IF({staffId}="","",{setting:scoreMonth})',
      width: 80,
    },
    {
      id: 'weekCount',
      type: 'formula',
      title: words('周数', '週數', 'Weeks'),
      formula: `IF({staffId}="","",COUNTIFS({weeklyPlans.staffId},{staffId},${IN_MONTH('weeklyPlans.weekOf')}))`,
      width: 60,
    },
    {
      id: 'weeklyScore',
      type: 'formula',
      numberFormat: SCORE_FORMAT,
      title: words('A 周计划', 'A 週計畫', 'A weekly'),
      formula: `IF({staffId}="","",IFERROR(AVERAGEIFS({weeklyPlans.score},{weeklyPlans.staffId},{staffId},${IN_MONTH('weeklyPlans.weekOf')}),""))`,
      width: 90,
    },
    {
      id: 'deductedPoints',
      type: 'formula',
      title: words('本月扣分', '本月扣分', 'Points this month'),
      formula: `IF({staffId}="","",SUMIFS({deductionLedger.points},{deductionLedger.agentId},{staffId},${IN_MONTH('deductionLedger.factOn')}))`,
      width: 90,
    },
    {
      id: 'monthlyScore',
      type: 'formula',
      numberFormat: SCORE_FORMAT,
      title: words('B 月考核', 'B 月考核', 'B month'),
      formula: 'IF({staffId}="","",MAX(0,100-{deductedPoints}*{setting:scorePerPoint}))',
      width: 90,
    },
    {
      id: 'otherScore',
      type: 'formula',
      numberFormat: SCORE_FORMAT,
      title: words('C 其他', 'C 其他', 'C other'),
      // The wildcard keeps `2026-11` a text: a bare criterion may be read as a date.
      formula:
        'IF({staffId}="","",IFERROR(AVERAGEIFS({otherScores.score},{otherScores.staffId},{staffId},{otherScores.month},{setting:scoreMonth}&"*"),""))',
      width: 80,
    },
    {
      id: 'total',
      type: 'formula',
      numberFormat: SCORE_FORMAT,
      title: words('总分', '總分', 'Total'),
      formula:
        'IF({staffId}="","",IF({setting:weightWeekly}+{setting:weightMonthly}+{setting:weightOther}<>100,"≠100%",IF(OR({weeklyScore}="",{otherScore}=""),"",ROUND(({weeklyScore}*{setting:weightWeekly}+{monthlyScore}*{setting:weightMonthly}+{otherScore}*{setting:weightOther})/100,2))))',
      note: words(
        '缺周计划或其他评分时留空；权重之和不是 100 时显示 ≠100%',
        '缺週計畫或其他評分時留空；權重之和不是 100 時顯示 ≠100%',
        'Empty while weekly or other scores are missing; ≠100% when the weights do not add up',
      ),
      width: 80,
    },
  ],
});
