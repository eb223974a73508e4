import { ApiError } from '../api-error.ts';
import { covers, maskPaths, refuseOthers } from '../field-mask.ts';
import { fieldsOf } from '../schema.ts';
import { defineRequest } from './request-kind.ts';

type Properties = GoogleAppsScript.Sheets.Schema.SpreadsheetProperties;

export const updateSpreadsheetProperties = defineRequest<{ properties?: Properties; fields?: string }>({
  fields: {
    properties: fieldsOf<Properties>()({ title: 'string', locale: 'string', timeZone: 'string', autoRecalc: 'string' }),
    fields: 'string',
  },
  plan(draft, { properties = {}, fields }) {
    const paths = maskPaths(fields);
    refuseOthers(paths, ['title', 'locale', 'timeZone', 'autoRecalc']);
    const { title, locale, timeZone } = properties;
    if (covers(paths, 'title') && title) {
      draft.name = title;
      draft.effects.push((model) => model.setName(title));
    }
    if (covers(paths, 'locale') && locale) draft.side.locale = locale;
    if (covers(paths, 'timeZone') && timeZone) {
      if (!isTimeZone(timeZone)) throw new ApiError(400, `Invalid time zone: ${timeZone}`);
      draft.side.timeZone = timeZone;
    }
    return undefined;
  },
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
