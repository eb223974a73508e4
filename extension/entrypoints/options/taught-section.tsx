import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { Button } from '../../ui/button.tsx';
import type { OptionsProps } from './options-page.tsx';

/** What was taught here: it can be taken back, or handed on for the pack. */
export function TaughtSection({ pages, words }: OptionsProps) {
  const [taught, setTaught] = useState<SiteAdapter[]>([]);
  const read = useCallback(async () => setTaught(await pages.taughtAdapters()), [pages]);
  useEffect(() => {
    void read();
    // Teaching happens in another tab.
    const again = (): void => void read();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [read]);

  return (
    <section id="taught">
      <h2>{words.taughtSites}</h2>
      {taught.length === 0 ? <p class="quiet">{words.noTaught}</p> : null}
      {taught.map((adapter) => (
        <div class="line" key={adapter.id} data-taught={adapter.id}>
          <span class="grow">
            <strong>{adapter.name}</strong> <span class="quiet">{adapter.origins.join(' ')}</span>
          </span>
          <span data-export>
            <Button onPress={() => saveAdapter(adapter)}>{words.exportTaught}</Button>
          </span>
          <span data-forget>
            <Button onPress={() => void pages.forgetTaught(adapter.id).then(read)}>{words.forgetTaught}</Button>
          </span>
        </div>
      ))}
    </section>
  );
}

const saveAdapter = (adapter: SiteAdapter): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(adapter, null, 2)], { type: 'application/json' }));
  link.download = `${adapter.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
};
