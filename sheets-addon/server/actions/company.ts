import { settings } from '../../../shared/workbook/settings.table.ts';
import type { GatewayContext } from './gateway-context.ts';
import { Refused } from './refused.ts';

const ENTRY = 'company';
const CACHE_SECONDS = 300;

export interface Company {
  company: string;
  department: string;
}

/** Whose workbook this is, as 设置 says. Kept for five minutes, since anybody may ask. */
export const readCompany = ({ services, workbook }: GatewayContext): Company => {
  const cached = services.cache.getAll([ENTRY])[ENTRY];
  if (cached) return JSON.parse(cached) as Company;
  const [rows = []] = workbook.readTables([{ table: settings, columns: ['settingId', 'value'] }]);
  if (rows.length === 0) throw new Refused('notReady');
  const setting = (id: string) => String(rows.find(({ row }) => row.settingId === id)?.row.value ?? '');
  const company = { company: setting('company'), department: setting('department') };
  services.cache.put(ENTRY, JSON.stringify(company), CACHE_SECONDS);
  return company;
};
