import { mountDesk } from '../../desk/mount-desk.tsx';
import { createDeskApi } from '../../platform/desk-caller.ts';

const root = document.getElementById('desk');
if (root) void createDeskApi('panel').then((api) => mountDesk(root, api, { place: 'panel' }));
