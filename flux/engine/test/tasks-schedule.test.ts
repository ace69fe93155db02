import { describe, expect, test } from 'vitest';
import { parseSchedule } from '../src/tasks/schedule.js';
import { changeTaskOptions, readTaskOptions } from '../src/tasks/task-options.js';

const iso = (milliseconds: number) => new Date(milliseconds).toISOString().replace('.000Z', 'Z');

describe('the next time a task is for', () => {
  test.each([
    [{ every: '1m' }, '2026-01-01T12:34:56.789Z', '2026-01-01T12:35:00Z'],
    [{ every: '1m' }, '2026-01-01T12:35:00.000Z', '2026-01-01T12:36:00Z'],
    [{ every: '1h30m' }, '2026-01-01T00:00:00.000Z', '2026-01-01T01:30:00Z'],
    [{ every: '7s' }, '2026-01-01T00:00:01.000Z', '2026-01-01T00:00:03Z'],
    [{ every: '1d' }, '2026-01-01T23:59:59.999Z', '2026-01-02T00:00:00Z'],
    // Weeks begin on Mondays, as Go counts.
    [{ every: '1w' }, '2026-01-01T00:00:00.000Z', '2026-01-05T00:00:00Z'],
    [{ every: '1mo' }, '2026-01-15T00:00:00.000Z', '2026-02-01T00:00:00Z'],
    [{ every: '1y' }, '2026-01-15T00:00:00.000Z', '2027-01-01T00:00:00Z'],
    [{ cron: '*/5 * * * *' }, '2026-01-01T12:35:00.000Z', '2026-01-01T12:40:00Z'],
    [{ cron: '0 6 * * MON' }, '2026-01-01T00:00:00.000Z', '2026-01-05T06:00:00Z'],
    [{ cron: '@daily' }, '2026-01-01T05:00:00.000Z', '2026-01-02T00:00:00Z'],
    [{ cron: '@midnight' }, '2026-01-01T05:00:00.000Z', '2026-01-02T00:00:00Z'],
    [{ cron: '@every 1h30m' }, '2026-01-01T00:00:00.000Z', '2026-01-01T01:30:00Z'],
    [{ cron: '@every 1mo' }, '2026-01-15T00:00:00.000Z', '2026-02-01T00:00:00Z'],
    [{ cron: '*/10 * * * * *' }, '2026-01-01T00:00:01.000Z', '2026-01-01T00:00:10Z'],
    [{ cron: '0,30 9-17/2 * jan mon-fri' }, '2026-01-01T00:00:00.000Z', '2026-01-01T09:00:00Z'],
  ])('%j after %s: %s', (options, after, expected) => {
    expect(iso(parseSchedule(options).next(Date.parse(after)))).toBe(expected);
  });

  test('an offset delays the run, not the time it is for', () => {
    expect(parseSchedule({ every: '1m', offset: '10s' })).toMatchObject({ offset: 10_000 });
  });

  test.each([
    [{}, /missing required option: cron or every/],
    [{ every: '1m', cron: '* * * * *' }, /cannot use both cron and every/],
    [{ every: '500ms' }, /at least 1 second/],
    [{ every: '1500ms' }, /whole seconds/],
    [{ every: 'soon' }, /no duration/],
    [{ every: '1m', offset: '500ms' }, /offset option must be expressible as whole seconds/],
    [{ every: '1m', offset: '1mo' }, /whole seconds/],
    [{ cron: 'zz' }, /cron invalid/],
    [{ cron: '61 * * * *' }, /cron invalid/],
    // The parser would take these, InfluxDB does not.
    [{ cron: '0 0 L * *' }, /L is not made of numbers/],
    [{ cron: 'H * * * *' }, /H is not made of numbers/],
    [{ cron: '0 0 ? * *' }, /cron invalid/],
    [{ cron: '0 0 * * 5#3' }, /cron invalid/],
    [{ cron: '@weekdays' }, /use @hourly/],
    [{ cron: '@every soon' }, /no duration/],
    [{ cron: '@every' }, /use @hourly/],
  ])('refused: %j', (options, message) => {
    expect(() => parseSchedule(options)).toThrow(message);
  });
});

describe('a script’s task options', () => {
  test('are read where they stand', () => {
    const script =
      'import "array"\n\noption task = {name: "a \\"b\\"", every: 1h30m, offset: -10s, concurrency: 1}\n\narray.from(rows: [{x: 1}])';
    expect(readTaskOptions(script)).toEqual({ name: 'a "b"', every: '1h30m', offset: '-10s' });
    expect(readTaskOptions('option task = {name: "c", cron: "0 0 * * *"}\nbuckets()')).toEqual({
      name: 'c',
      cron: '0 0 * * *',
    });
  });

  test('are changed without touching the rest', () => {
    const script =
      '// Müller\nimport "array"\noption task = {\n  name: "ä", every: 1m, // often\n  offset: 5s,\n}\narray.from(rows: [{x: "ü"}])';
    const changed = changeTaskOptions(script, { name: 'ö "x"', cron: '0 * * * *' });
    expect(changed).toBe(
      '// Müller\nimport "array"\noption task = {name: "ö \\"x\\"", offset: 5s, cron: "0 * * * *"}\narray.from(rows: [{x: "ü"}])',
    );
    expect(readTaskOptions(changeTaskOptions(changed, { every: '2h' }))).toEqual({
      name: 'ö "x"',
      every: '2h',
      offset: '5s',
    });
  });

  test.each([
    ['buckets()', /no task options defined/],
    ['option task = {every: 1m}\nbuckets()', /missing required option: name/],
    ['option task = {name: "x"}\nbuckets()', /missing required option: cron or every/],
    ['option task = {name: "x" + "y", every: 1m}\nbuckets()', /parse field 'name'.*written out, as a text/],
    ['option task = {name: "x", every: "1m"}\nbuckets()', /parse field 'every'.*as a duration such as 1h/],
    ['option task = {name: "x", every: 1m, offset: 30}\nbuckets()', /parse field 'offset'/],
    ['option task = {name: "x", cron: 5m}\nbuckets()', /parse field 'cron'/],
    [
      'option task = {name: "x", every: 1m}\noption task = {name: "y", every: 1m}\nbuckets()',
      /multiple task options defined/,
    ],
    ['option task = {name: "x", every: 1m}\nbuckets(', /expected RPAREN/],
  ])('refused: %j', (script, message) => {
    expect(() => readTaskOptions(script)).toThrow(message);
  });
});
