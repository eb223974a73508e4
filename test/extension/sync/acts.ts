import { messageKey } from '../../support/desk-events.ts';

export const openingOf = (name: string) => ({
  kind: 'caseOpened',
  version: 1,
  subjectId: messageKey(name),
  payload: {
    keys: [messageKey(name)],
    channel: 'email',
    subject: `投诉：安装迟到 ${name}`,
    senderName: '李婷',
    senderAddress: 'liting@meiyu.example',
    receivedAt: 1_795_000_000_000,
    receivedApproximate: false,
    site: 'maildev',
    caseType: 'complaint',
    typeSource: 'words',
  },
});

export const promiseOf = (name: string, note = '') => ({
  kind: 'casePromised',
  version: 1,
  subjectId: messageKey(name),
  payload: { promisedBy: 1_796_000_000_000, note },
});
