import { createTheme } from '@grafana/data';
import { describe, expect, it } from 'vitest';

import { colorOf, paintOf, severityColors, statusColors, withAlpha } from '../../src/views/colors.js';
import { blockColors } from '../../src/components/styles.js';
import { contrast, distance, type Vision } from '../support/vision.js';

const modes = ['dark', 'light'] as const;
const visions: Vision[] = ['full', 'protanopia', 'deuteranopia', 'tritanopia'];

function pairs<T>(list: readonly T[]): Array<[T, T]> {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}

describe.each(modes)('colours on %s', (mode) => {
  const theme = createTheme({ colors: { mode } });
  const ground = theme.colors.background.primary;
  const statuses = Object.values(statusColors).map((pair) => pair[mode]);

  it.each(visions)('statuses stay apart with %s vision', (vision) => {
    for (const [a, b] of pairs(statuses)) {
      expect(distance(a, b, vision), `${a} and ${b}`).toBeGreaterThan(8.5);
    }
  });

  it('every status stands out from the background', () => {
    for (const color of statuses) {
      expect(contrast(color, ground), color).toBeGreaterThanOrEqual(3);
    }
  });

  it('no status looks like a severity to full vision', () => {
    for (const { [mode]: severity } of Object.values(severityColors)) {
      for (const color of statuses) {
        expect(distance(color, severity, 'full'), `${color} and ${severity}`).toBeGreaterThan(8.5);
      }
    }
  });

  it('text in a severity block can be read', () => {
    for (const { fill, on } of Object.values(blockColors(theme))) {
      expect(contrast(fill, on)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('text in the colour of a severity can be read', () => {
    const paint = paintOf(theme);
    for (const color of [paint.warning, paint.critical]) {
      expect(contrast(color, ground), color).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('which colour a status has', () => {
  const theme = createTheme({ colors: { mode: 'dark' } });
  const field = (mode: string, fixedColor: string) => ({
    name: 'count',
    type: 'number' as never,
    values: [],
    config: { color: { mode, fixedColor } },
  });
  it.each([
    {
      name: 'its own',
      lane: { status: 'denied', field: undefined },
      settings: [],
      expected: statusColors['denied']!.dark,
    },
    {
      name: "a field override's",
      lane: { status: 'denied', field: field('fixed', '#123456') },
      settings: [],
      expected: '#123456',
    },
    {
      name: "a field override's by name",
      lane: { status: 'denied', field: field('fixed', 'green') },
      settings: [],
      expected: theme.visualization.getColorByName('green'),
    },
    {
      name: 'a palette mode of Grafana says nothing about a status',
      lane: { status: 'denied', field: field('palette-classic', '#123456') },
      settings: [],
      expected: statusColors['denied']!.dark,
    },
    {
      name: "the panel's option before all",
      lane: { status: 'denied', field: field('fixed', '#123456') },
      settings: [{ name: 'denied', color: '#abcdef' }],
      expected: '#abcdef',
    },
  ])('$name', ({ lane, settings, expected }) => {
    expect(colorOf(theme, lane, settings)).toBe(expected);
  });

  it('a status that it does not know always gets the same one', () => {
    const once = colorOf(theme, { status: 'chargeback', field: undefined }, []);
    expect(once).toMatch(/^#|^rgb/);
    expect(colorOf(theme, { status: 'chargeback', field: undefined }, [])).toBe(once);
  });

  it('adds opacity to hex colours and leaves others', () => {
    expect(withAlpha('#ff0000', 0.5)).toBe('#ff000080');
    expect(withAlpha('rgb(1, 2, 3)', 0.5)).toBe('rgb(1, 2, 3)');
  });
});
