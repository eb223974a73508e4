/**
 * `/v4/spreadsheets/ID/values/RANGE:append` → method and parameters. Ranges hold colons, too, so the path is split by the
 * list of verbs the API has, after the segments have been separated and before they are decoded.
 */
export interface RestCall {
  method: string;
  spreadsheetId: string;
  range: string;
}

const VALUE_VERBS: Record<string, string> = { append: 'append', clear: 'clear' };
const WHOLE_VERBS = ['batchGet', 'batchUpdate', 'batchGetByDataFilter', 'batchUpdateByDataFilter', 'batchClear'];

export function restCall(httpMethod: string, pathname: string): RestCall | undefined {
  const segments = pathname.replace(/^\/v4\/spreadsheets\//, '').split('/');
  if (!pathname.startsWith('/v4/spreadsheets/')) return undefined;
  const [first = '', second, third, ...more] = segments;
  if (more.length > 0 || first === '') return undefined;
  const call = (method: string, range = '') => ({
    method: `spreadsheets.${method}`,
    spreadsheetId: decode(first),
    range,
  });
  if (second === undefined) return rootCall(httpMethod, first);
  if (second === 'values' && third !== undefined) return valueCall(httpMethod, third, call);
  if (httpMethod === 'POST' && third === undefined && second.startsWith('values:')) {
    const verb = second.slice('values:'.length);
    return WHOLE_VERBS.includes(verb) && verb !== 'batchGet' ? call(`values.${verb}`) : undefined;
  }
  if (httpMethod === 'GET' && second === 'values:batchGet') return call('values.batchGet');
  if (httpMethod === 'POST' && second === 'developerMetadata:search') return call('developerMetadata.search');
  if (httpMethod === 'GET' && second === 'developerMetadata' && third)
    return call('developerMetadata.get', decode(third));
  return undefined;
}

function rootCall(httpMethod: string, first: string): RestCall | undefined {
  if (httpMethod === 'GET') return { method: 'spreadsheets.get', spreadsheetId: decode(first), range: '' };
  if (httpMethod !== 'POST' || !first.endsWith(':batchUpdate')) return undefined;
  return {
    method: 'spreadsheets.batchUpdate',
    spreadsheetId: decode(first.slice(0, -':batchUpdate'.length)),
    range: '',
  };
}

function valueCall(
  httpMethod: string,
  segment: string,
  call: (method: string, range: string) => RestCall,
): RestCall | undefined {
  if (httpMethod === 'GET') return call('values.get', decode(segment));
  if (httpMethod === 'PUT') return call('values.update', decode(segment));
  const at = segment.lastIndexOf(':');
  const verb = VALUE_VERBS[segment.slice(at + 1)];
  return httpMethod === 'POST' && verb && at > 0 ? call(`values.${verb}`, decode(segment.slice(0, at))) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
