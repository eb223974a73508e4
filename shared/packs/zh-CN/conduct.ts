import type { DeductionClause } from '../pack.ts';

const clause = (
  no: string,
  group: string,
  text: string,
  minPoints: number,
  maxPoints = minPoints,
): DeductionClause => ({
  no,
  group,
  text,
  minPoints,
  maxPoints,
});

const CONDUCT = 'I 行为';
const DISCIPLINE = 'II 纪律';
const WORK = 'III 工作';
const PROCESS = 'IV 过程与态度';

/** E21, E22, numbered as in the manual. */
export const deductionClauses: readonly DeductionClause[] = [
  clause('I-1', CONDUCT, '本人或公共区域不整洁', 1),
  clause('I-2', CONDUCT, '桌面零乱，离座未归位椅子', 1),
  clause('I-3', CONDUCT, '用语不文明', 1),
  clause('I-4', CONDUCT, '对同事不友善', 1),
  clause('II-1', DISCIPLINE, '触犯三忌之一：不尊重客户；利用职务泄露公司信息；不服从主管', 5),
  clause('II-2', DISCIPLINE, '无故迟到、早退或缺勤', 5),
  clause('II-3a', DISCIPLINE, '上班私人通话超过三分钟', 1),
  clause('II-3b', DISCIPLINE, '上班接待无关来访', 1),
  clause('II-3c', DISCIPLINE, '上班化妆打扮', 1),
  clause('II-3d', DISCIPLINE, '上班用短信闲聊', 1),
  clause('II-4a', DISCIPLINE, '制造噪声影响他人', 1),
  clause('II-4b', DISCIPLINE, '看无关书刊、听音乐', 1),
  clause('II-4c', DISCIPLINE, '浏览无关网站、看视频', 1),
  clause('II-5', DISCIPLINE, '擅离岗位', 3, 5),
  clause('II-6', DISCIPLINE, '拉帮结派', 5),
  clause('III-1', WORK, '当日工作未完成', 2),
  clause('III-2', WORK, '交办事项未按时完成', 2),
  clause('III-3', WORK, '培训不专心或测试不合格（试卷另抄五遍）', 1),
  clause('IV-1a', PROCESS, '接听电话不热情、不礼貌', 1),
  clause('IV-1b', PROCESS, '答复不规范、不专业', 1),
  clause('IV-1c', PROCESS, '与客户争执', 3),
  clause('IV-1d', PROCESS, '无故让客户在电话中久等', 2),
  clause('IV-2', PROCESS, '与同事不和或背后议论', 5),
  clause('IV-3', PROCESS, '越权或越级办事、汇报', 3),
  clause('IV-4', PROCESS, '把情绪带到工作中', 2, 5),
  clause('IV-5', PROCESS, '推卸责任', 2, 5),
];
