import { createHash } from 'node:crypto';
import { type HostCalls, hostCall, SCOPES } from './host-call.ts';

/** Session: e-mail addresses need their scope, the language does not. */
export const sessionCalls = (locale: () => string): HostCalls => ({
  'Session.email': hostCall<['active' | 'effective']>({
    api: 'Session.getActiveUser',
    counts: 'Session',
    scopes: [SCOPES.email],
    perform: (run, which) => (which === 'active' ? run.activeUser : run.effectiveUser),
  }),
  'Session.locale': hostCall({
    api: 'Session.getActiveUserLocale',
    withoutAuthorization: true,
    perform: () => locale(),
  }),
  'Session.temporaryKey': hostCall({
    api: 'Session.getTemporaryActiveUserKey',
    perform: (run) => createHash('sha256').update(`${run.project.scriptId}:${run.activeUser}`).digest('base64'),
  }),
});
