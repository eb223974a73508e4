/** Words of the picker; `{count}` is filled in. Whoever starts it passes them: the picker itself knows no language. */
export type { TeachWords as TeachMessages } from '../../../shared/messages/teach.ts';
