import { useCallback, useEffect, useState } from 'preact/hooks';
import { fill } from '../../../shared/kernel/languages.ts';
import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { askForSite, wishFor } from '../../platform/ask-for-site.ts';
import type { EnabledSite } from '../../platform/storage.ts';
import { Button } from '../../ui/button.tsx';
import type { OptionsProps } from './options-page.tsx';

/** What is switched on, and one more by its address. */
export function SitesSection({ pages, words }: OptionsProps) {
  const [sites, setSites] = useState<EnabledSite[]>([]);
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState('');
  const [known, setKnown] = useState<SiteAdapter[]>([]);
  const read = useCallback(async () => setSites(await pages.sites()), [pages]);
  useEffect(() => void read(), [read]);
  useEffect(() => void pages.generalAdapters().then(setKnown), [pages]);

  const wish = address.trim() === '' ? undefined : wishFor(address, known);
  const add = async (): Promise<void> => {
    if (!wish) return setWrong(words.badAddress);
    // Nothing may be awaited before the browser's dialog: it opens only within the click.
    const isEnabled = await askForSite(pages, wish);
    setWrong(isEnabled ? '' : words.refused);
    if (isEnabled) setAddress('');
    await read();
  };
  const remove = async (id: string): Promise<void> => {
    await pages.disableSite(id);
    await read();
  };

  const teach = async (id: string): Promise<void> => {
    setWrong((await pages.teachOnSite(id)) ? '' : words.openSiteFirst);
  };

  return (
    <section id="sites">
      <h2>{words.sites}</h2>
      {sites.length === 0 ? <p class="quiet">{words.noSites}</p> : null}
      {sites.map(({ id, name, origins }) => (
        <div class="line" key={id} data-site={id}>
          <span class="grow">
            <strong>{name}</strong> <span class="quiet">{origins.join(' ')}</span>
          </span>
          <Button onPress={() => void remove(id)}>{words.switchOff}</Button>
          <span data-teach>
            <Button onPress={() => void teach(id)}>{words.teach}</Button>
          </span>
        </div>
      ))}
      <div class="line">
        <input
          id="site-address"
          class="grow"
          aria-label={words.siteAddress}
          placeholder={`${words.siteAddress} · https://mail.example.com/`}
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <span id="site-add">
          <Button disabled={address.trim() === ''} onPress={() => void add()}>
            {words.addSite}
          </Button>
        </span>
      </div>
      {wish ? <p class="quiet">{fill(words.asksOnce, { origins: wish.origins.join(' ') })}</p> : null}
      {wrong ? (
        <p class="said-wrong" role="alert">
          {wrong}
        </p>
      ) : null}
    </section>
  );
}
