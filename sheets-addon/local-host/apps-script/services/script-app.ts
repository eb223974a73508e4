import { call, exception } from './bridge.ts';
import { strict } from './strict.ts';

type ScriptApp = GoogleAppsScript.Script.ScriptApp;
type Trigger = GoogleAppsScript.Script.Trigger;

export interface TriggerWire {
  id: string;
  functionName: string;
  source: 'CLOCK' | 'SPREADSHEETS';
  eventType: 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE';
  schedule?: Schedule;
}

/** When a time trigger runs; `hour` 0–23 in the script's time zone, `weekday` 1 = Monday. */
export interface Schedule {
  everyMinutes?: number;
  everyHours?: number;
  everyDays?: number;
  everyWeeks?: number;
  weekday?: number;
  hour?: number;
  minute?: number;
  at?: number;
}

const wires = new WeakMap<object, TriggerWire>();

function newTriggerFace(wire: TriggerWire): Trigger {
  const face = strict<Trigger>('Trigger', {
    getUniqueId: () => wire.id,
    getHandlerFunction: () => wire.functionName,
    getTriggerSource: () => wire.source,
    getEventType: () => wire.eventType,
  });
  wires.set(face, wire);
  return face;
}

const create = (wire: Omit<TriggerWire, 'id'>): Trigger =>
  newTriggerFace(call<TriggerWire>('ScriptApp.createTrigger', wire));

const MINUTES = [1, 5, 10, 15, 30];

function clockBuilder(functionName: string) {
  const schedule: Schedule = {};
  const step = (change: Partial<Schedule>) => {
    Object.assign(schedule, change);
    return face;
  };
  const methods = {
    everyMinutes: (minutes: number) => {
      if (!MINUTES.includes(minutes))
        throw exception(`The value you passed to everyMinutes was invalid. It must be one of ${MINUTES.join(', ')}.`);
      return step({ everyMinutes: minutes });
    },
    everyHours: (hours: number) => step({ everyHours: hours }),
    everyDays: (days: number) => step({ everyDays: days }),
    everyWeeks: (weeks: number) => step({ everyWeeks: weeks }),
    onWeekDay: (weekday: number) => step({ weekday, everyWeeks: schedule.everyWeeks ?? 1 }),
    atHour: (hour: number) => step({ hour }),
    nearMinute: (minute: number) => step({ minute }),
    after: (durationMs: number) => step({ at: Date.now() + durationMs }),
    at: (date: Date) => step({ at: date.getTime() }),
    // The script's own zone is the only one this host schedules in.
    inTimezone: (timeZone: string) => {
      call('ScriptApp.checkTimeZone', timeZone);
      return face;
    },
    create: () => create({ functionName, source: 'CLOCK', eventType: 'CLOCK', schedule }),
  };
  const face: object = strict('ClockTriggerBuilder', methods);
  return face;
}

function sheetBuilder(functionName: string) {
  const builder = (eventType: TriggerWire['eventType']) =>
    strict('SpreadsheetTriggerBuilder', { create: () => create({ functionName, source: 'SPREADSHEETS', eventType }) });
  return strict('SpreadsheetTriggerBuilder', {
    onOpen: () => builder('ON_OPEN'),
    onEdit: () => builder('ON_EDIT'),
    onChange: () => builder('ON_CHANGE'),
  });
}

const WEEKDAYS = { MONDAY: 1, TUESDAY: 2, WEDNESDAY: 3, THURSDAY: 4, FRIDAY: 5, SATURDAY: 6, SUNDAY: 7 };
export const AUTH_MODES = { NONE: 'NONE', LIMITED: 'LIMITED', FULL: 'FULL', CUSTOM_FUNCTION: 'CUSTOM_FUNCTION' };

export const newScriptApp = (scriptId: string): ScriptApp =>
  strict<ScriptApp>('ScriptApp', {
    AuthMode: strict('AuthMode', AUTH_MODES),
    WeekDay: strict('WeekDay', WEEKDAYS),
    EventType: strict('EventType', { CLOCK: 'CLOCK', ON_OPEN: 'ON_OPEN', ON_EDIT: 'ON_EDIT', ON_CHANGE: 'ON_CHANGE' }),
    TriggerSource: strict('TriggerSource', { CLOCK: 'CLOCK', SPREADSHEETS: 'SPREADSHEETS' }),
    getScriptId: () => scriptId,
    getService: () =>
      strict('Service', { getUrl: () => call<string | null>('ScriptApp.serviceUrl'), isEnabled: () => true }),
    newTrigger: (functionName: string) =>
      strict('TriggerBuilder', {
        timeBased: () => clockBuilder(functionName),
        forSpreadsheet: () => sheetBuilder(functionName),
      }),
    getProjectTriggers: () => call<TriggerWire[]>('ScriptApp.triggers').map(newTriggerFace),
    getUserTriggers: () => call<TriggerWire[]>('ScriptApp.triggers').map(newTriggerFace),
    deleteTrigger: (trigger: Trigger) => {
      const wire = wires.get(trigger);
      if (!wire)
        throw exception('Unexpected error while getting the method or property deleteTrigger on object ScriptApp.');
      call('ScriptApp.deleteTrigger', wire.id);
    },
  });
