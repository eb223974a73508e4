import { useState } from 'preact/hooks';
import type { ExtensionWords } from '../../../shared/messages/extension.ts';
import type { DeskStatus } from '../../platform/desk-api.ts';
import { handedSentence } from '../../platform/handed.ts';
import type { PageReport } from '../../platform/overlay-messages.ts';
import type { PagesApi } from '../../platform/pages-api.ts';
import { Button } from '../../ui/button.tsx';

interface OfferTaughtProps {
  pages: PagesApi;
  words: ExtensionWords;
  report: PageReport;
  status: DeskStatus;
}

/** What was taught here need not be taught again by everybody: one press offers it, an administrator publishes it at once. */
export function OfferTaught({ pages, words, report, status }: OfferTaughtProps) {
  const [said, setSaid] = useState('');
  if (report.how !== 'taught' || status.connection !== 'active') return null;
  const isAdmin = status.gateway?.role === 'admin';
  const handOn = async (): Promise<void> => {
    const { taught } = await pages.adapterShelf();
    const adapter = taught.find(({ id }) => id === report.siteId);
    if (!adapter) return;
    const handed = isAdmin ? await pages.publishAdapter(JSON.stringify(adapter)) : await pages.offerAdapter(adapter.id);
    setSaid(handedSentence(handed, isAdmin ? words.publishedToAll : words.offered, words));
  };
  if (said || report.isHandedOn)
    return (
      <p class="quiet" role="status" data-handed-on>
        {said || words.handedOn}
      </p>
    );
  return (
    <span id="offer-taught">
      <Button onPress={() => void handOn()}>{isAdmin ? words.publishTaught : words.offerTaught}</Button>
    </span>
  );
}
