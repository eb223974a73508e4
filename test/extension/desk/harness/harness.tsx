import { featureList } from '../../../../extension/desk/feature-list.ts';
import { mountDesk } from '../../../../extension/desk/mount-desk.tsx';
import type { Feature } from '../../../../extension/features/feature.ts';
import { nearestLanguage } from '../../../../shared/kernel/languages.ts';
import type { Role } from '../../../../shared/kernel/roles.ts';
import { alone, connectedAs, MemoryApi } from './memory-api.ts';
import { aMessage, someRows } from './samples.ts';

/**
 * The desk on a page of its own, for tests: `?lang=&role=agent|supervisor|admin|alone&open=1&folded=1&broken=start|draw`.
 * The address chooses where a run begins; everything else is done with mouse and keys, or through `harness`.
 */
const query = new URLSearchParams(location.search);
const role = query.get('role') ?? 'agent';
const api = new MemoryApi(
  nearestLanguage(query.get('lang') ?? 'zh-CN'),
  role === 'alone' ? alone() : connectedAs(role as Role),
  {
    site: { host: 'mail.example', adapterId: 'maildev', adapterName: 'MailDev' },
    rows: someRows(),
    ...(query.has('open') ? { open: aMessage() } : {}),
    replyBoxes: 0,
    place: { folded: query.has('folded'), side: 'right' },
  },
);

const broken: Feature = {
  id: 'broken',
  title: 'pointsTitle',
  tab: 'case',
  start: () => {
    if (query.get('broken') === 'start') throw new TypeError('secret words of a customer');
    return () => {
      throw new RangeError('secret words of a customer');
    };
  },
};

const features = query.has('broken') ? [broken, ...featureList] : featureList;
const place = query.get('place') === 'panel' ? 'panel' : 'frame';
const unmount = mountDesk(document.getElementById('desk')!, api, { place, features });
const harness = { api, unmount, aMessage, someRows };
declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
