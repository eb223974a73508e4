import type { WorkbookWords } from './workbook.en.ts';

export const workbookZhCn: WorkbookWords = {
  settings: {
    company: '公司名称，话术和连接页面使用',
    department: '部门名称',
    timeZone: '工作簿时间所用的时区',
    scoreMonth: '绩效考核显示的月份，如 2026-11',
    weightWeekly: '绩效：A 周计划的权重（%）；三项权重之和须为 100',
    weightMonthly: '绩效：B 月考核的权重（%）',
    weightOther: '绩效：C 其他评分的权重（%）',
    weeklyDoneShare: '周得分：完成率所占比例（%）；其余为主管评分',
    scorePerPoint: '月考核：每扣 1 分从 100 中减去多少',
    dismissAtPoints: '半年累计扣分达到此数不再留用（E20）',
  },
  protectedBecause: {
    fold: '案头：只由网关写入。更正请在案头中进行。',
    view: '案头：公式。请修改它所读取的表。',
    formula: '案头：公式列。',
  },
  menu: {
    title: '案头',
    sidebar: '打开侧边栏',
    propose: '提议扣分',
    explain: '解释所选行的得分',
    setUp: '检查工作簿',
    about: '关于',
  },
  sidebarTitle: '案头',
  setUpDone: '已创建 {count} 张表。',
  nothingMissing: '没有缺失：{count} 张表都在。',
  missingSheets: '缺少这些表：{names}。',
  setUpElsewhere: '这些表由网关项目创建：请用网关所属账号在网关项目中运行 setUp。',
  about: '案头，协议版本 {protocol}。工作簿：{company}，{department}。',
};
