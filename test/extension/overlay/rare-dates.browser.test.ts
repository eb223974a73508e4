import { expect, test } from 'vitest';
import { useLab } from '../../support/lab.ts';
import { badgesOf, startOverlayLab, waitForBadges } from './with-overlay.ts';

const labOf = useLab(startOverlayLab);
const DAY_MS = 86_400_000;

/** 08:05 three days ago, in Shanghai. */
const threeDaysAgo = (now: number): number =>
  Math.floor((now + 8 * 3_600_000) / DAY_MS) * DAY_MS - 3 * DAY_MS + 5 * 60_000;

test('a date that the quick parser does not read is read in the background, and its row is counted like the others', async (context) => {
  const now = Date.now();
  const at = threeDaysAgo(now);
  const page = await labOf(context).open({
    mails: [
      { id: 'r1', subject: '滤网多久洗一次', ageMinutes: 0, shownTime: '大前天 08:05' },
      { id: 'r2', subject: '滤网多少钱一片', ageMinutes: (now - at) / 60_000 },
      { id: 'r3', subject: '滤网还有货吗', ageMinutes: 0, shownTime: '第 17 批' },
    ],
  });
  await waitForBadges(page);
  await expect.poll(async () => (await badgesOf(page))[0]?.state).toBe('late');
  const [rare, plain, none] = await badgesOf(page);
  expect(rare?.due?.slice(0, 16)).toBe(plain?.due?.slice(0, 16));
  expect(rare?.due?.slice(0, 16)).toBe(new Date(at + DAY_MS).toISOString().slice(0, 16));
  expect(none).toBeNull();
  await page.close();
});
