import type { Checklist } from '../pack.ts';

/** M4 in its order; the fields are those of A11; the agreed date is the promise. */
export const complaintChecklist: Checklist = {
  id: 'complaint',
  title: '投诉清单',
  rule: 'M4',
  steps: [
    { id: 'calm', text: '安抚情绪，诚恳致歉', rule: 'M4', required: true },
    {
      id: 'listen',
      text: '耐心听完，记下诉求',
      rule: 'M4',
      required: true,
      field: { id: 'demand', label: '客户诉求', placeholder: '客户要求我们做什么？' },
    },
    {
      id: 'facts',
      text: '查清事实',
      rule: 'A11',
      required: true,
      field: { id: 'facts', label: '事实', placeholder: '何时、何地、何人、何物' },
    },
    {
      id: 'cause',
      text: '分析原因',
      rule: 'M4',
      required: true,
      field: { id: 'cause', label: '原因', placeholder: '为什么会发生？' },
    },
    {
      id: 'plan',
      text: '商定方案，并承诺日期',
      rule: 'A11',
      required: true,
      field: { id: 'plan', label: '商定方案', placeholder: '与客户商定怎么办、何时办' },
    },
    { id: 'departments', text: '协调相关部门跟进', rule: 'M4', required: false },
    { id: 'feedback', text: '把结果反馈给客户', rule: 'M4', required: true },
    {
      id: 'prevention',
      text: '防止再次发生',
      rule: 'A11',
      required: true,
      field: { id: 'prevention', label: '防止再发', placeholder: '今后怎样避免？' },
    },
  ],
};

/** A10: ten attitudes. */
export const attitudes: readonly string[] = [
  '先管住自己的情绪',
  '此刻你就是公司',
  '从客户的处境出发',
  '像第三者一样冷静',
  '认真倾听',
  '速度第一',
  '诚意最有用',
  '客户错了，也要让他满意而归',
  '把信任重新赢回来',
  '绝不与客户为敌',
];
