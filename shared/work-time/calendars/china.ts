import type { HolidayYear } from '../holidays.ts';
import china2025 from './china-2025.json' with { type: 'json' };
import china2026 from './china-2026.json' with { type: 'json' };
import china2027 from './china-2027.json' with { type: 'json' };

/** Add a year: one file beside this one, one line here. */
export const chinaHolidayYears: readonly HolidayYear[] = [china2025, china2026, china2027];
