import { defineTable } from '../kernel/define-table.ts';
import { roles } from '../kernel/roles.ts';
import { words } from '../kernel/wording.ts';

/** Who works here and who reports to whom (E23). */
export const staff = defineTable({
  id: 'staff',
  sheetId: 1001,
  title: words('员工', '員工', 'Staff'),
  owner: 'people',
  version: 1,
  columns: [
    { id: 'staffId', type: 'text', title: words('工号', '工號', 'Staff no.'), width: 80 },
    { id: 'name', type: 'text', title: words('姓名', '姓名', 'Name'), width: 90 },
    { id: 'role', type: 'choice', title: words('角色', '角色', 'Role'), choices: roles, width: 90 },
    { id: 'department', type: 'text', title: words('部门', '部門', 'Department'), width: 120 },
    { id: 'reportsTo', type: 'text', title: words('上级工号', '上級工號', 'Reports to'), width: 90 },
    { id: 'phone', type: 'text', title: words('电话', '電話', 'Phone'), width: 120 },
    { id: 'active', type: 'boolean', title: words('在岗', '在崗', 'Active'), width: 60 },
  ],
});
