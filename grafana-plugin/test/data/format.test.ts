import { type Field, FieldType } from '@grafana/data';
import { describe, expect, it } from 'vitest';

import {
  formatCount,
  formatExcess,
  formatExpected,
  formatFactor,
  formatShare,
  formatSince,
  statusName,
} from '../../src/data/format.js';

const field = (config: Field['config']): Field => ({
  name: 'count',
  type: FieldType.number,
  values: [],
  config,
});

describe('figures', () => {
  it.each([
    [formatCount(null), '–'],
    [formatCount(0), '0'],
    [formatCount(1234), '1,234'],
    [formatCount(1234, field({ unit: 'short' })), '1 K'],
    [formatCount(1234.5, field({ unit: 'short', decimals: 2 })), '1.23 K'],
    [formatExcess(-1234, field({ unit: 'short', decimals: 1 })), '1.2 K missing'],
    [formatExpected(0.42), '0.4'],
    [formatExpected(31.2), '31'],
    [formatExpected(31.2, field({ decimals: 1 })), '31.2'],
    [formatExpected(null), '–'],
    [formatFactor(2.42), '2.4×'],
    [formatFactor(14.6), '15×'],
    [formatFactor(0.04), '0.04×'],
    [formatFactor(0), '0.0×'],
    [formatFactor(Infinity), '>99×'],
    [formatFactor(null), '–'],
    [formatShare(0), '0 %'],
    [formatShare(0.0004), '<0.1 %'],
    [formatShare(0.1234), '12.3 %'],
    [formatShare(1), '100 %'],
    [formatShare(null), '–'],
    [formatExcess(117.6), '118 too many'],
    [formatExcess(-1340), '1,340 missing'],
    [statusName('backend_reversed'), 'backend reversed'],
  ])('%s is %s', (written, expected) => {
    expect(written).toBe(expected);
  });

  it.each([
    { zone: 'utc', ms: Date.UTC(2026, 0, 14, 14, 31), expected: '14:31' },
    { zone: 'Europe/Berlin', ms: Date.UTC(2026, 0, 14, 14, 31), expected: '15:31' },
    { zone: 'utc', ms: Date.UTC(2026, 0, 13, 23, 5), expected: 'Tue 23:05' },
    { zone: 'utc', ms: Date.UTC(2025, 11, 1, 8, 0), expected: '1 Dec 08:00' },
  ])('names the time since when: $expected', ({ zone, ms, expected }) => {
    expect(formatSince(ms, Date.UTC(2026, 0, 14, 18), zone)).toBe(expected);
  });
});
