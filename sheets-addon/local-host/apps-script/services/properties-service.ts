import { call } from './bridge.ts';
import { strict } from './strict.ts';

type PropertiesService = GoogleAppsScript.Properties.PropertiesService;
type Properties = GoogleAppsScript.Properties.Properties;
type Scope = 'script' | 'user' | 'document';

function newProperties(scope: Scope): Properties {
  const methods: Pick<
    Properties,
    | 'getProperty'
    | 'getProperties'
    | 'getKeys'
    | 'setProperty'
    | 'setProperties'
    | 'deleteProperty'
    | 'deleteAllProperties'
  > = {
    getProperty: (key) => call<string | null>('Properties.get', scope, String(key)),
    getProperties: () => call<Record<string, string>>('Properties.getAll', scope),
    getKeys: () => Object.keys(call<Record<string, string>>('Properties.getAll', scope)),
    setProperty: (key, value) => {
      call('Properties.set', scope, { [String(key)]: String(value) }, false);
      return face;
    },
    setProperties: (properties, deleteAllOthers = false) => {
      const texts = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
      call('Properties.set', scope, texts, deleteAllOthers);
      return face;
    },
    deleteProperty: (key) => {
      call('Properties.delete', scope, String(key));
      return face;
    },
    deleteAllProperties: () => {
      call('Properties.set', scope, {}, true);
      return face;
    },
  };
  const face = strict<Properties>('Properties', methods);
  return face;
}

/** A standalone project has no document, so no document properties: null, as on Google. */
export const newPropertiesService = (isBound: boolean): PropertiesService =>
  strict<PropertiesService>('PropertiesService', {
    getScriptProperties: () => newProperties('script'),
    getUserProperties: () => newProperties('user'),
    getDocumentProperties: () => (isBound ? newProperties('document') : null),
  });
