import { defineTable } from '../kernel/define-table.ts';
import { roles } from '../kernel/roles.ts';
import { words } from '../kernel/wording.ts';

/** The public keys of browsers that may speak to the gateway. Private keys never leave their browser. */
export const keys = defineTable({
  id: 'keys',
  sheetId: 8001,
  title: words('密钥', '金鑰', 'Keys'),
  owner: 'fold',
  version: 1,
  columns: [
    { id: 'keyId', type: 'text', title: words('密钥编号', '金鑰編號', 'Key'), width: 190 },
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.'), width: 80 },
    { id: 'name', type: 'text', title: words('姓名', '姓名', 'Name'), width: 90 },
    { id: 'role', type: 'choice', title: words('角色', '角色', 'Role'), choices: roles, width: 90 },
    {
      id: 'status',
      type: 'choice',
      title: words('状态', '狀態', 'Status'),
      choices: ['active', 'awaitingApproval', 'revoked'],
      width: 120,
    },
    { id: 'enrolledAt', type: 'instant', title: words('登记时间', '登記時間', 'Enrolled'), width: 140 },
    { id: 'lastSeq', type: 'number', title: words('已入账序号', '已入帳序號', 'Last event'), width: 90 },
    { id: 'lastRequest', type: 'number', title: words('最近请求', '最近請求', 'Last request'), width: 90 },
    { id: 'publicKey', type: 'text', title: words('公钥', '公鑰', 'Public key'), hidden: true },
    { id: 'trail', type: 'json', title: words('经过', '經過', 'Trail'), hidden: true },
  ],
});

/** One-time codes, as digests only; each works once and for a day. */
export const enrolmentCodes = defineTable({
  id: 'enrolmentCodes',
  sheetId: 8002,
  title: words('邀请码', '邀請碼', 'Enrolment codes'),
  owner: 'fold',
  version: 1,
  hidden: true,
  columns: [
    { id: 'codeDigest', type: 'text', title: words('摘要', '摘要', 'Digest') },
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.') },
    { id: 'name', type: 'text', title: words('姓名', '姓名', 'Name') },
    { id: 'role', type: 'choice', title: words('角色', '角色', 'Role'), choices: roles },
    { id: 'expiresAt', type: 'number', title: words('有效至', '有效至', 'Valid until') },
    { id: 'usedByKey', type: 'text', title: words('已用于', '已用於', 'Used by') },
  ],
});
