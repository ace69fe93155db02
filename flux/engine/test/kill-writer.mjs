// Writes to the store of a folder until it is killed, from several writers at once: new points, late ones, and the same
// ones again with a higher value. Prints what was acknowledged, one JSON array of [writer, time, value] a line.
import { openLmdbStore } from '../dist/storage/lmdb/lmdb-store.js';

const [folder, seedText] = process.argv.slice(2);
const writers = 8;
let seed = Number(seedText);

/** Reproducible, so that a failing run can be repeated. */
function random(below) {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}

// Small limits: blocks are rewritten all the time, so that many kills fall into it.
const store = await openLmdbStore(folder, { headLimits: { values: 300, logBytes: 1e9 } });
const bucket = store.buckets.byName('b') ?? (await store.buckets.create({ name: 'b' }));

await Promise.all(
  Array.from({ length: writers }, async (_, writer) => {
    let time = Number(seedText) * 1_000_000;
    for (let value = time; ; value++) {
      const points = Array.from({ length: 1 + random(20) }, () => {
        const at = random(10) < 7 ? ++time : Math.max(1, time - random(2000));
        return {
          measurement: 'm',
          tags: [['writer', String(writer)]],
          fields: [
            ['value', 'long', BigInt(value)],
            ['text', 'string', `${writer}-${value}`],
          ],
          time: BigInt(at),
        };
      });
      await store.points.write(bucket.id, points);
      console.log(JSON.stringify(points.map((point) => [writer, Number(point.time), value])));
    }
  }),
);
