import { describe, expect, it } from 'vitest';
import { demoEnvironment, readOptions } from '../src/demo/options.js';
import { demoTraffic } from '../src/demo/story.js';
import { UsageError } from '../src/errors.js';

/** 04:17 UTC, when real traffic would be too thin to show anything. */
const begin = Math.floor(Date.UTC(2026, 0, 14, 4, 17) / 60_000);

describe('the demo’s story', () => {
  const traffic = demoTraffic(begin);
  const volume = (minute: number) => traffic.minute(minute).reduce((sum, { count }) => sum + count, 0);

  it('has traffic enough to see an incident, whatever the time of day', () => {
    for (let minute = begin - 300; minute < begin + 120; minute += 20)
      expect(volume(minute)).toBeGreaterThan(80);
  });

  it('has incidents behind it that are over, and the first to come within five minutes', () => {
    const behind = traffic.incidents(begin - 360, 360);
    expect(behind.length).toBeGreaterThanOrEqual(2);
    for (const { start, duration } of behind) expect(start + duration).toBeLessThan(begin - 60);
    const [first] = traffic.incidents(begin, 60);
    expect(first!.start - begin).toBeGreaterThan(0);
    expect(first!.start - begin).toBeLessThanOrEqual(5);
    const denied = (minute: number) =>
      traffic
        .minute(minute)
        .filter(({ status }) => status === 'denied')
        .reduce((sum, { count }) => sum + count, 0);
    expect(denied(first!.start + 1)).toBeGreaterThan(1.7 * denied(begin - 1));
  });

  it('goes on for days, with room between two incidents to recover', () => {
    const coming = traffic.incidents(begin, 2 * 1440);
    expect(coming.length).toBeGreaterThan(40);
    expect(new Set(coming.map(({ kind }) => kind.name)).size).toBeGreaterThanOrEqual(5);
    for (const [index, { start, duration }] of coming.entries())
      if (index + 1 < coming.length)
        expect(coming[index + 1]!.start - start - duration).toBeGreaterThanOrEqual(30);
  });
});

describe('the demo’s settings', () => {
  it('keep away from what is real', () => {
    const env = {
      INFLUX_URL: 'https://influx.example.com',
      INFLUX_TOKEN: 'secret',
      HUB_URL: 'https://hub.example.com',
      FIREWATCH_TOKENS: 'shop:write:abc',
      FIREWATCH_DATA: './data',
      TEAMS_WEBHOOK_URL: 'https://example.com/hook',
      FIREWATCH_PORT: '9090',
    };
    expect(demoEnvironment(env, '/demo')).toEqual({
      FIREWATCH_DATA: '/demo',
      FIREWATCH_PORT: '9090',
      FIREWATCH_LOG_LEVEL: 'error',
    });
  });

  it.each(['1', '25', 'x', '2.5', ''])('refuse --hours "%s"', (hours) => {
    expect(() => readOptions(['--hours', hours])).toThrow(UsageError);
  });

  it('take 6 hours unless told otherwise', () => {
    expect(readOptions([])).toEqual({ hours: 6 });
    expect(readOptions(['--hours', '12'])).toEqual({ hours: 12 });
    expect(readOptions(['-h'])).toBe('help');
  });
});
