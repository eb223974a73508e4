import { describe, expect, it } from 'vitest';
import {
  instantOn,
  localTimeOf,
  offsetText,
  prepareCalendar,
  UnknownTimeZoneError,
} from '../../../shared/work-time/index.ts';
import { fixedZone, zoneOffsets } from '../../../shared/work-time/zone-offsets.ts';
import { aCalendar, aSpec, at, dueText, minutesBetween } from './calendars.ts';

const iso = (instant: number) => new Date(instant).toISOString();

describe('local times when clocks change', () => {
  it('a time in the gap moves forward by the gap', () => {
    expect(iso(instantOn('2026-03-08', '02:30', zoneOffsets('America/New_York')))).toBe('2026-03-08T07:30:00.000Z');
    expect(iso(instantOn('2026-10-04', '02:15', zoneOffsets('Australia/Lord_Howe')))).toBe('2026-10-03T15:45:00.000Z');
  });

  it('an ambiguous time is the earlier instant', () => {
    expect(iso(instantOn('2026-11-01', '01:30', zoneOffsets('America/New_York')))).toBe('2026-11-01T05:30:00.000Z');
    expect(iso(instantOn('2026-10-25', '02:00', zoneOffsets('Europe/Berlin')))).toBe('2026-10-25T00:00:00.000Z');
  });

  it.each([
    ['Europe/Berlin', '2026-10-25', 1_500],
    ['Europe/Berlin', '2026-03-29', 1_380],
    ['Australia/Lord_Howe', '2026-04-05', 1_470],
    ['Australia/Lord_Howe', '2026-10-04', 1_410],
    ['America/Sao_Paulo', '2018-11-04', 1_380],
    ['Asia/Shanghai', '2026-03-29', 1_440],
    // Two changes a week apart, the closest there are.
    ['America/Recife', '2000-10-08', 1_380],
    ['America/Recife', '2000-10-14', 1_500],
  ])('in %s, %s has its true length', (timeZone, on, minutes) => {
    const allDay = [['00:00', '24:00']] as const;
    const calendar = aCalendar({ timeZone, hours: {}, dateHours: [{ on, hours: allDay }] });
    expect(minutesBetween(calendar, `${on}T00:00:00+14:00`, `${on}T24:00:00-12:00`)).toBe(minutes);
  });

  it('a plain Friday afternoon before the change is not lost', () => {
    const hours = { fri: [['09:00', '17:00']], mon: [['09:00', '17:00']] } as const;
    expect(dueText(aCalendar({ timeZone: 'America/New_York', hours }), '2026-03-06T16:00:00-05:00', 120)).toBe(
      '2026-03-09T14:00:00Z',
    );
    expect(dueText(aCalendar({ timeZone: 'Australia/Sydney', hours }), '2026-10-02T16:00:00+10:00', 120)).toBe(
      '2026-10-04T23:00:00Z',
    );
  });

  it('the day Samoa skipped does not count twice', () => {
    const all = [['08:00', '12:00']] as const;
    const weekdays = { thu: all, fri: all, sat: [['09:00', '10:00']] } as const;
    const calendar = aCalendar({ timeZone: 'Pacific/Apia', hours: weekdays });
    // Thursday 29 December 2011 was followed by Saturday 31. Friday's hours move forward by a day, over Saturday's.
    expect(minutesBetween(calendar, '2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z')).toBe(480);
    // Now Saturday opens before what was moved from Friday.
    const later = {
      thu: all,
      fri: [['13:00', '17:00']],
      sat: [
        ['09:00', '10:00'],
        ['16:00', '18:00'],
      ],
    } as const;
    const outOfOrder = aCalendar({ timeZone: 'Pacific/Apia', hours: later });
    expect(minutesBetween(outOfOrder, '2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z')).toBe(240 + 60 + 300);
    expect(dueText(outOfOrder, '2011-12-30T10:00:00Z', 61)).toBe('2011-12-30T23:01:00Z');
  });
});

describe('the zone of a calendar', () => {
  it('days are those of the calendar, wherever the machine is', () => {
    const allDay = [['00:00', '24:00']] as const;
    const calendar = aCalendar({ hours: {}, dateHours: [{ on: '2026-06-03', hours: allDay }] });
    expect(dueText(calendar, '2026-06-01T00:00:00Z', 0)).toBe('2026-06-02T16:00:00Z');
    expect(localTimeOf(at('2026-06-02T16:00:05Z'), calendar.zone)).toEqual({
      on: '2026-06-03',
      clock: '00:00',
      second: 5,
    });
  });

  it('the offset is shown with its sign, half hours included', () => {
    expect(offsetText(0, fixedZone(5.5 * 3_600_000))).toBe('+05:30');
    expect(offsetText(0, fixedZone(-3.5 * 3_600_000))).toBe('-03:30');
  });

  it('Asia/Shanghai without Intl is a constant +08:00, and says so', () => {
    const calendar = prepareCalendar(aSpec(), { intl: null });
    expect(calendar.note).toBe('fixedOffset');
    expect(dueText(calendar, '2026-06-03T11:30:00+08:00', 60)).toBe('2026-06-03T06:00:00Z');
    expect(prepareCalendar(aSpec()).note).toBeUndefined();
    expect(prepareCalendar(aSpec({ timeZone: 'UTC' }), { intl: null }).note).toBeUndefined();
  });

  it('another zone without Intl is refused by name', () => {
    expect(() => prepareCalendar(aSpec({ timeZone: 'Europe/Berlin' }), { intl: null })).toThrow(UnknownTimeZoneError);
    expect(() => prepareCalendar(aSpec({ timeZone: 'Mars/Olympus' }))).toThrow('"Mars/Olympus"');
  });

  it('an Intl that writes dates in another shape is not trusted', () => {
    class OtherShape {
      format(): string {
        return '1970年1月1日 0:00';
      }
    }
    const intl = { DateTimeFormat: OtherShape as unknown as typeof Intl.DateTimeFormat };
    expect(prepareCalendar(aSpec(), { intl }).note).toBe('fixedOffset');
  });

  it('agrees with Intl at every hour around each change of a year', () => {
    for (const timeZone of ['Europe/London', 'Africa/Casablanca', 'America/St_Johns', 'Pacific/Chatham', 'Asia/Gaza']) {
      const zone = zoneOffsets(timeZone, Intl);
      const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
      for (let hour = at('2026-01-01T00:00:00Z'); hour < at('2027-01-01T00:00:00Z'); hour += 3 * 3_600_000) {
        const name = format.formatToParts(hour).find(({ type }) => type === 'timeZoneName')?.value ?? '';
        expect(offsetText(hour, zone), `${timeZone} ${iso(hour)}`).toBe(name === 'GMT' ? '+00:00' : name.slice(3));
      }
    }
  });
});
