import { FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';

import { arranged, changed, moved, namesIn, offered } from '../../src/options/statuses.js';

const list = ['a', 'b', 'c'];

it.each([
  { text: '', names: [] },
  { text: 'denied', names: ['denied'] },
  { text: 'denied, backend_reversed,,', names: ['denied', 'backend_reversed'] },
])('reads the names in "$text"', ({ text, names }) => {
  expect(namesIn(text)).toEqual(names);
});

describe('the arrangement of statuses', () => {
  it.each([
    { index: 1, by: -1 as const, names: ['b', 'a', 'c'] },
    { index: 1, by: 1 as const, names: ['a', 'c', 'b'] },
    { index: 0, by: -1 as const, names: ['a', 'b', 'c'] },
    { index: 2, by: 1 as const, names: ['a', 'b', 'c'] },
  ])('moves $index by $by', ({ index, by, names }) => {
    expect(moved(list, index, by)).toEqual(names);
  });

  it.each([
    {
      name: 'a',
      change: { hidden: true },
      expected: [
        { name: 'b', color: '#112233' },
        { name: 'a', hidden: true },
      ],
    },
    { name: 'b', change: { hidden: true }, expected: [{ name: 'b', hidden: true, color: '#112233' }] },
    { name: 'b', change: { color: undefined }, expected: [] },
  ])('keeps what was set alone: $name, $change', ({ name, change, expected }) => {
    expect(changed([{ name: 'b', color: '#112233' }], name, change)).toEqual(expected);
  });

  const frame = toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [0] },
      ...['denied', 'chargeback', 'approved', 'silence'].map((status) => ({
        name: 'count',
        type: FieldType.number,
        labels: { status },
        values: [1],
      })),
    ],
  });

  it('offers those in the data in their usual order, and those that were set before', () => {
    const settings = [
      { name: 'gone', color: 'red' },
      { name: 'denied', hidden: true },
    ];
    expect(offered(settings, [frame])).toEqual([
      { name: 'approved' },
      { name: 'denied', hidden: true },
      { name: 'chargeback' },
      { name: 'gone', color: 'red' },
    ]);
  });

  it("orders the user's first", () => {
    expect(arranged(['denied'], [frame])).toEqual(['denied', 'approved', 'chargeback']);
  });

  it('offers the known ones without data', () => {
    expect(offered([], [])).toHaveLength(7);
  });
});
