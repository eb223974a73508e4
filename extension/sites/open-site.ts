import type { SiteAdapter } from '../../shared/site-adapters/adapter.ts';
import { insertText } from './insert-text.ts';
import type { OpenSiteOptions, SitePage } from './page-types.ts';
import { openSiteWith } from './read-page.ts';
import { recognition } from './recognise/recognition.ts';

/** With everything on board. The overlay uses `openSiteWith`, and fetches recognition and insertion only where they are needed. */
export const openSite = (
  document: Document,
  adapters: readonly SiteAdapter[],
  options: OpenSiteOptions,
): SitePage | undefined => openSiteWith(document, adapters, { insert: insertText, ...options }, recognition);
