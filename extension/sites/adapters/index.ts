import type { SiteAdapter } from '../../../shared/site-adapters/adapter.ts';
import { gmail } from './gmail.ts';
import { googleInbox } from './google-inbox.ts';
import { hordeImp } from './horde-imp.ts';
import { maildev } from './maildev.ts';
import { outlookWeb } from './outlook-web.ts';
import { requestTracker5 } from './request-tracker-5.ts';
import { roundcube } from './roundcube.ts';
import { zendesk } from './zendesk.ts';

/** The sites that come with the extension. One file a site, one line here. */
export const bundledAdapters: SiteAdapter[] = [
  maildev,
  roundcube,
  requestTracker5,
  hordeImp,
  gmail,
  googleInbox,
  outlookWeb,
  zendesk,
];
