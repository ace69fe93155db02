import { FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';

import { changed, moved, offered } from '../../src/options/statuses.js';

const list = [{ name: 'a' }, { name: 'b', color: '#112233' }, { name: 'c' }];

describe('the arrangement of statuses', () => {
  it.each([
    { index: 1, by: -1 as const, names: ['b', 'a', 'c'] },
    { index: 1, by: 1 as const, names: ['a', 'c', 'b'] },
    { index: 0, by: -1 as const, names: ['a', 'b', 'c'] },
    { index: 2, by: 1 as const, names: ['a', 'b', 'c'] },
  ])('moves $index by $by', ({ index, by, names }) => {
    expect(moved(list, index, by).map((entry) => entry.name)).toEqual(names);
  });

  it('changes one entry, and takes a setting back', () => {
    expect(changed(list, 0, { hidden: true })[0]).toEqual({ name: 'a', hidden: true });
    expect(changed(list, 1, { color: undefined })[1]).toEqual({ name: 'b' });
    expect(list[1]).toEqual({ name: 'b', color: '#112233' });
  });

  it("offers the user's first, then those in the data in their usual order", () => {
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
    expect(offered([{ name: 'denied', hidden: true }], [frame])).toEqual([
      { name: 'denied', hidden: true },
      { name: 'approved' },
      { name: 'chargeback' },
    ]);
  });

  it('offers the known ones without data', () => {
    expect(offered([], [])).toHaveLength(7);
  });
});
