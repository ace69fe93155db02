import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TagValues } from '../src/transaction/tag-values.js';

it('keeps what is stored, forgets what is not, and never has more values than its limit', () => {
  const step = fc.record({
    values: fc.tuple(fc.constantFrom('', 'a', 'b', 'c'), fc.constantFrom('x', 'y', 'z')),
  });
  const end = fc.record({ which: fc.nat(20), stored: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.oneof(step, end), { maxLength: 60 }), (steps) => {
      const limit = 2;
      const table = new TagValues(['first', 'second'], limit);
      const kept = [new Set<string>(), new Set<string>()];
      const underWay: string[][] = [];
      const known = (tag: number): Set<string> =>
        new Set([...kept[tag]!, ...underWay.map((one) => one[tag]!)]);
      for (const now of steps) {
        if ('values' in now) {
          const isFull = now.values.map((value, tag) => {
            const all = known(tag);
            all.delete('');
            return value !== '' && !all.has(value) && all.size >= limit;
          });
          expect(table.reserve(now.values)).toBe(isFull.indexOf(true));
          if (!isFull.includes(true)) underWay.push(now.values);
        } else if (underWay.length > 0) {
          const [values] = underWay.splice(now.which % underWay.length, 1);
          table.settle(values!, now.stored);
          if (now.stored) values!.forEach((value, tag) => value !== '' && kept[tag]!.add(value));
        }
        expect(table.sizes()).toEqual({ first: kept[0]!.size, second: kept[1]!.size });
      }
    }),
  );
});
