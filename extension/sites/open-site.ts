import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import type { OpenSiteOptions, SitePage } from './page-types.ts';
import { openSiteWith } from './read-page.ts';
import { recognition } from './recognise/recognition.ts';

/** With recognition on board. The overlay uses `openSiteWith`, and fetches recognition only where no adapter knows the page. */
export const openSite = (
  document: Document,
  adapters: readonly SiteAdapter[],
  options: OpenSiteOptions,
): SitePage | undefined => openSiteWith(document, adapters, options, recognition);
