import type { PhoneScript } from '../pack.ts';

/** D12: an incoming call, from the greeting to who can help. */
export const incomingCall: PhoneScript = {
  id: 'incomingCall',
  title: '来电接待',
  rule: 'D12',
  start: 'greeting',
  nodes: [
    {
      id: 'greeting',
      title: '问候',
      lines: [
        {
          text: '{greeting}，{surname}{honorific}，又听到您的声音了。这里是{company}{department}，我是{agent}。请问这次有什么可以帮您？',
          when: { surnameKnown: true, returning: true },
        },
        {
          text: '{greeting}，{surname}{honorific}，这里是{company}{department}，我是{agent}。请问有什么可以帮您？',
          when: { surnameKnown: true },
        },
        { text: '{greeting}，这里是{company}{department}，我是{agent}。请问有什么可以帮您？' },
      ],
      hints: ['边听边记；没听清，马上说出来'],
      branches: [
        { key: '1', text: '咨询产品或服务 → 转顾问', to: 'advisor' },
        { key: '2', text: '报修、故障申告', to: 'fault' },
        { key: '3', text: '投诉', to: 'complaintListen' },
        { key: '4', text: '找人（先问姓名与预约）', to: 'person' },
        { key: '5', text: '听不清、无法判断', to: 'unclear' },
        { key: '6', text: '与我们无关的业务', to: 'decline' },
      ],
    },
    {
      id: 'advisor',
      title: '转给顾问',
      lines: [{ text: '好的，这个问题由我们的顾问为您详细解答，请您稍候，我马上为您转接。' }],
      hints: ['先向顾问简要说明来意，再转接'],
      branches: [
        { key: '1', text: '顾问在，已转接', to: 'closing' },
        { key: '2', text: '顾问不在，记下留言', to: 'message' },
      ],
    },
    {
      id: 'fault',
      title: '故障申告',
      lines: [{ text: '请您告诉我设备型号、出现的现象和开始的时间，我马上为您登记，并请工程师与您联系。' }],
      hints: ['记全：地址、联系人、电话、型号、数量、编号'],
      branches: [
        { key: '1', text: '登记为故障申告', outcome: 'case:faultReport', to: 'closing' },
        { key: '2', text: '客户其实在投诉', to: 'complaintListen' },
      ],
    },
    {
      id: 'complaintListen',
      title: '投诉：先听',
      lines: [
        {
          text: '{surname}{honorific}，非常抱歉给您添了麻烦。请您慢慢说，我把情况一条条记下来。',
          when: { surnameKnown: true },
        },
        { text: '非常抱歉给您添了麻烦。请您慢慢说，我把情况一条条记下来。' },
      ],
      hints: ['不打断、不辩解；记下内容与诉求'],
      branches: [{ key: '1', text: '听完，复述诉求', to: 'complaintConfirm' }],
    },
    {
      id: 'complaintConfirm',
      title: '投诉：确认诉求',
      lines: [{ text: '我再确认一下您的情况和要求，看我记得对不对。我会马上转给有关部门，并在约定的时间给您答复。' }],
      branches: [{ key: '1', text: '登记为投诉', outcome: 'case:complaint', to: 'closing' }],
    },
    {
      id: 'person',
      title: '找人',
      lines: [{ text: '请问您怎么称呼？和他约好了吗？请您稍候，我帮您联系。' }],
      hints: ['一定先问同事是否转接'],
      branches: [
        { key: '1', text: '同意转接', to: 'closing' },
        { key: '2', text: '不在或不便，记下留言', to: 'message' },
      ],
    },
    {
      id: 'message',
      title: '留言',
      lines: [{ text: '他现在不在座位上。我帮您把事情记下来，请他尽快回电，好吗？' }],
      hints: ['姓名、电话、事由、何时方便'],
      branches: [{ key: '1', text: '已记下', outcome: 'message', to: 'closing' }],
    },
    {
      id: 'unclear',
      title: '无法判断',
      lines: [{ text: '您的问题我想请更熟悉的同事来回答，免得耽误您。请稍候，我先向他说明情况。' }],
      branches: [
        { key: '1', text: '转给能解答的同事', to: 'closing' },
        { key: '2', text: '记下，稍后答复', to: 'message' },
      ],
    },
    {
      id: 'decline',
      title: '婉拒',
      lines: [{ text: '谢谢您的来电。这项业务目前不在我们的范围内，很抱歉帮不上您。' }],
      branches: [{ key: '1', text: '结束', to: 'closing' }],
    },
    {
      id: 'closing',
      title: '结束',
      lines: [
        { text: '感谢您的来电，{surname}{honorific}，祝您一切顺利，再见。', when: { surnameKnown: true } },
        { text: '感谢您的来电，祝您一切顺利，再见。' },
      ],
      hints: ['让客户先挂机'],
      branches: [],
    },
  ],
};
