import type { WorkbookWords } from './workbook.en.ts';

export const workbookZhTw: WorkbookWords = {
  settings: {
    company: '公司名稱，話術和連線頁面使用',
    department: '部門名稱',
    timeZone: '活頁簿時間所用的時區',
    scoreMonth: '績效考核顯示的月份，如 2026-11',
    weightWeekly: '績效：A 週計畫的權重（%）；三項權重之和須為 100',
    weightMonthly: '績效：B 月考核的權重（%）',
    weightOther: '績效：C 其他評分的權重（%）',
    weeklyDoneShare: '週得分：完成率所占比例（%）；其餘為主管評分',
    scorePerPoint: '月考核：每扣 1 分從 100 中減去多少',
    dismissAtPoints: '半年累計扣分達到此數不再留用（E20）',
  },
  protectedBecause: {
    fold: '案頭：只由閘道寫入。更正請在案頭中進行。',
    view: '案頭：公式。請修改它所讀取的表。',
    formula: '案頭：公式欄。',
  },
  menu: {
    title: '案頭',
    sidebar: '開啟側邊欄',
    propose: '提議扣分',
    explain: '解釋所選列的得分',
    setUp: '檢查活頁簿',
    about: '關於',
  },
  sidebarTitle: '案頭',
  setUpDone: '已建立 {count} 張表。',
  nothingMissing: '沒有缺少：{count} 張表都在。',
  missingSheets: '缺少這些表：{names}。',
  setUpElsewhere: '這些表由閘道專案建立：請用閘道所屬帳號在閘道專案中執行 setUp。',
  about: '案頭，協定版本 {protocol}。活頁簿：{company}，{department}。',
};
