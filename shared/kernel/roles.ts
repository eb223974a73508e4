/** `supervisor` covers team leaders and the heads who watch deductions (E20, E23). */
export const roles = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];
