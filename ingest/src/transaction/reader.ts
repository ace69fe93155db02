import { randomUUID } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { dayMs } from '../clock.js';
import { holdsCardNumber } from './card-number.js';
import { explain } from './explain.js';
import { transactionSchema, type PostedTransaction } from './schema.js';
import type { TagValues } from './tag-values.js';
import { parseTime, type GivenTime, type TimeContext } from './time.js';
import type { Problem, Transaction } from './transaction.js';

/** A sender whose clock is wrong by a zone is let pass, a wrong year is not. */
const furthestAhead = dayMs;
/**
 * Control characters cannot be stored in a tag, and half surrogate pairs become one and the same character. So does what
 * is not UTF-8 in a JSON body: U+FFFD stands where it was, and different ids would become one.
 */
const unprintable = /[\p{Cc}\p{Cs}\uFFFD]/u;

export interface ReadContext extends TimeContext {
  /** When the request was received, ms since the epoch. */
  receivedAt: number;
}

export interface TransactionReader {
  /**
   * Checks one parsed item of a body. Never throws: what is wrong is returned. What is right goes to the intake, or is
   * released.
   */
  read(item: unknown, context: ReadContext): Transaction | Problem;
  /** Checks items that are taken all or none: where one is wrong, the others are released. */
  readAll(items: readonly unknown[], context: ReadContext): Array<Transaction | Problem>;
  /** Told of what was read and will not be taken: its new tag values are forgotten. */
  release(transactions: readonly Transaction[]): void;
}

export function isProblem(result: Transaction | Problem): result is Problem {
  return 'pointer' in result;
}

/** @param options retentionMs: how long InfluxDB keeps transactions; older ones would vanish without a word. */
export function createTransactionReader(options: {
  tagValues: TagValues;
  retentionMs: number;
}): TransactionReader {
  const { tags } = options.tagValues;
  const schema = transactionSchema(tags);
  const open = Compile(transactionSchema(tags, { open: true }));
  const closed = Compile(schema);
  const known = Object.keys(schema.properties);
  const [knownFields, knownTags] = [new Set(known), new Set(tags)];

  return {
    read,
    readAll(items, context) {
      const results = items.map((item) => read(item, context));
      if (results.some(isProblem)) release(results.filter((one): one is Transaction => !isProblem(one)));
      return results;
    },
    release,
  };

  function release(transactions: readonly Transaction[]): void {
    for (const { tagValues } of transactions) options.tagValues.settle(tagValues, false);
  }

  function read(item: unknown, context: ReadContext): Transaction | Problem {
    if (!open.Check(item) || !hasOnly(item, knownFields) || (item.tags && !hasOnly(item.tags, knownTags)))
      return explain(closed.Errors(item), known);
    const wrong = findText(item, tags);
    if (wrong !== null) return wrong;
    const time = timeOf(item, context);
    if ('pointer' in time) return time;
    // An array that grows by itself takes room for many values at once.
    const tagValues = tags.map((tag) => item.tags?.[tag] ?? '');
    return admitTags(tagValues) ?? toTransaction(item, tagValues, time);
  }

  function timeOf(item: PostedTransaction, context: ReadContext): GivenTime | Problem {
    if (item.time === undefined) return { ms: context.receivedAt, fine: true };
    const time = parseTime(item.time, context);
    if (typeof time === 'string') return bad('/time', time);
    const age = context.receivedAt - time.ms;
    if (age > options.retentionMs)
      return bad('/time', `is older than the ${String(options.retentionMs / dayMs)} days that are kept`);
    if (-age > furthestAhead)
      return bad('/time', 'is more than a day ahead: a wrong date, or a wrong clock?');
    return time;
  }

  function admitTags(values: readonly string[]): Problem | null {
    const refused = options.tagValues.reserve(values);
    if (refused < 0) return null;
    return {
      code: 'FW_TAG_VALUES',
      pointer: `/tags/${tags[refused] ?? ''}`,
      message: `has had ${String(options.tagValues.limit)} different values already, and this is a new one: a tag is for segments, not for identifiers (limit: FIREWATCH_TAG_VALUES)`,
    };
  }
}

function hasOnly(item: object, names: ReadonlySet<string>): boolean {
  for (const name in item) if (!names.has(name)) return false;
  return true;
}

function findText(item: PostedTransaction, tags: readonly string[]): Problem | null {
  if (item.id !== undefined) {
    if (holdsCardNumber(item.id)) return cardNumber('/id');
    if (unprintable.test(item.id)) return bad('/id', unreadable(item.id, 'control characters'));
  }
  if (item.tags === undefined) return null;
  for (const tag of tags) {
    const value = item.tags[tag];
    if (value === undefined) continue;
    if (holdsCardNumber(value)) return cardNumber(`/tags/${tag}`);
    if (unprintable.test(value) || value.includes('\\'))
      return bad(`/tags/${tag}`, unreadable(value, 'control characters or backslashes'));
  }
  return null;
}

function unreadable(text: string, others: string): string {
  return text.includes('\uFFFD')
    ? 'must not have the replacement character U+FFFD: is the body UTF-8?'
    : `must not have ${others}`;
}

function toTransaction(item: PostedTransaction, tagValues: string[], time: GivenTime): Transaction {
  return {
    id: item.id ?? randomUUID(),
    idMade: item.id === undefined,
    status: item.status,
    count: item.count ?? 1,
    amount: item.amount ?? null,
    tagValues,
    time,
    timeGiven: item.time !== undefined,
  };
}

function bad(pointer: string, message: string): Problem {
  return { code: 'FW_BAD_TRANSACTION', pointer, message };
}

function cardNumber(pointer: string): Problem {
  return {
    code: 'FW_CARD_NUMBER',
    pointer,
    message:
      'looks like a payment card number (13 to 19 digits with a right check digit); send a token or a hash instead',
  };
}
