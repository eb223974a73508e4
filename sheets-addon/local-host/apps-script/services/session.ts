import { call } from './bridge.ts';
import { strict } from './strict.ts';

type Session = GoogleAppsScript.Base.Session;

const user = (which: 'active' | 'effective') =>
  strict<GoogleAppsScript.Base.User>('User', { getEmail: () => call<string>('Session.email', which) });

export const newSession = (scriptTimeZone: string): Session =>
  strict<Session>('Session', {
    getActiveUser: () => user('active'),
    getEffectiveUser: () => user('effective'),
    getActiveUserLocale: () => call<string>('Session.locale'),
    getScriptTimeZone: () => scriptTimeZone,
    getTemporaryActiveUserKey: () => call<string>('Session.temporaryKey'),
  });
