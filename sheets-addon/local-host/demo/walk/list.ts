import type { Stage } from '../stage.ts';
import { hold, until } from './expect.ts';
import type { Step } from './step.ts';

const STATES = ['fine', 'soon', 'late'];
const HOUR_MS = 3_600_000;

export const list: Step = {
  id: 'list',
  title: 'walkList',
  run: async (stage) => {
    const badges = await until(async () => {
      const seen = await badgesIn(stage);
      return seen.length === stage.mails.length ? seen : undefined;
    }, `${stage.mails.length} rows with a badge`);
    for (const { state, due, text } of badges) {
      hold(state !== null && STATES.includes(state), `a known state, not ${state}`);
      hold(due !== null && !Number.isNaN(Date.parse(due)), `an ISO time in due, not ${due}`);
      hold(text.trim() !== '', 'words, not colour alone');
    }
    for (const state of STATES)
      hold(
        badges.some((badge) => badge.state === state),
        `some mails that are ${state}`,
      );
    const hours = stage.mails.map((mail) =>
      hoursOf(
        mail,
        badges.map((badge) => badge.due),
      ),
    );
    hold(hours.includes(24) && hours.includes(48), '24 h for mails and 48 h for complaints');
    // Where those with time left meet the late ones.
    await stage.inboxPage.locator('deskside-badge[state=soon]').last().scrollIntoViewIfNeeded();
  },
};

interface SeenBadge {
  readonly state: string | null;
  readonly due: string | null;
  readonly text: string;
}

async function badgesIn({ inboxPage }: Stage): Promise<SeenBadge[]> {
  const badges = await inboxPage.locator('deskside-badge').all();
  return await Promise.all(
    badges.map(async (badge) => ({
      state: await badge.getAttribute('state'),
      due: await badge.getAttribute('due'),
      text: (await badge.textContent()) ?? '',
    })),
  );
}

/** After how many hours the mail is due, going by the badge whose due time fits it; nothing when none does. */
function hoursOf({ receivedAt }: { receivedAt: number }, dues: readonly (string | null)[]): number | undefined {
  const seconds = Math.floor(receivedAt / 1000) * 1000;
  return [24, 48].find((hours) =>
    dues.some((due) => due !== null && Math.abs(Date.parse(due) - seconds - hours * HOUR_MS) < 60_000),
  );
}
