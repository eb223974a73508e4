import { mountDesk } from '../../desk/mount-desk.tsx';
import { createDeskApi } from '../../platform/desk-caller.ts';

const root = document.getElementById('desk');
if (root) void createDeskApi('frame').then((api) => mountDesk(root, api, { place: 'frame' }));
