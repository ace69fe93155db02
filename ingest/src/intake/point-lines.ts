import { blankPoint, type ClaimedPoints } from '../identity/claimed-points.js';
import type { Transaction } from '../transaction/transaction.js';
import { Lines } from '../write/lines.js';
import { TextBuilder } from '../write/text-builder.js';

const nanosecondsInMillisecond = 1_000_000;
/** Cuts a time's 13 digits of milliseconds in two, each of which V8 computes with as a small integer. */
const sevenDigits = 10_000_000;

/** One for all: it is empty again when a text has been taken. */
const builder = new TextBuilder();

/** The lines of points, each with the id of its transaction. */
export function pointLines(points: ClaimedPoints, transactions: readonly Transaction[]): Lines {
  const point = blankPoint();
  for (let index = 0; index < points.length; index++) {
    const { item, prefix, base, offset, count, amount } = points.get(index, point);
    if (index > 0) builder.text('\n');
    builder.text(prefix);
    builder.text(' count=');
    builder.text(String(count));
    builder.text('i');
    if (!Number.isNaN(amount)) {
      builder.text(',amount=');
      builder.text(String(amount));
    }
    builder.text(',id=');
    builder.quoted(transactions[item]!.id);
    builder.text(' ');
    putTime(base, offset);
  }
  return new Lines(builder.take(), points.length);
}

/** Nanoseconds since the epoch, of a time from 2001 to 2286: 13 digits of milliseconds and 6 of the rest. */
function putTime(base: number, offset: number): void {
  const more = Math.floor(offset / nanosecondsInMillisecond);
  const ms = base + more;
  const high = Math.floor(ms / sevenDigits);
  builder.digits(high, 6);
  builder.digits(ms - high * sevenDigits, 7);
  builder.digits(offset - more * nanosecondsInMillisecond, 6);
}
