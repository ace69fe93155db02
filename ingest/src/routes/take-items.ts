import type { Status } from '@firewatch/flux';
import type { FastifyError } from 'fastify';
import {
  BadTransactionError,
  CardNumberError,
  ConflictError,
  RefusedByDatabaseError,
  TagValuesError,
  TooLargeError,
  type ErrorDetail,
} from '../errors.js';
import type { Intake } from '../intake/intake.js';
import type { StreamResult } from '../intake/stream.js';
import type { IntakeResult } from '../intake/types.js';
import type { Metrics } from '../metrics/metrics.js';
import { isProblem, type ReadContext, type TransactionReader } from '../transaction/reader.js';
import { largestArray } from '../transaction/schema.js';
import type { Problem, Transaction } from '../transaction/transaction.js';

export interface TakeOptions {
  intake: Intake;
  reader: TransactionReader;
  metrics: Metrics;
  context: ReadContext;
  recompute: boolean;
}

export interface TakenItems extends StreamResult {
  id?: string;
  ids?: string[];
}

/** Problems that an error tells; of a larger number the first ones. */
const toldProblems = 100;

const errors: Readonly<Record<string, new (message: string) => FastifyError>> = {
  FW_CARD_NUMBER: CardNumberError,
  FW_TAG_VALUES: TagValuesError,
  FW_CONFLICT: ConflictError,
};

/**
 * Takes a JSON body: one transaction or an array of them, all or nothing.
 * @throws an error with the first problem's code that names its place; `details` has the others
 */
export async function takeItems(body: unknown, options: TakeOptions): Promise<TakenItems> {
  const { intake, metrics, recompute } = options;
  const isArray = Array.isArray(body);
  const items: unknown[] = isArray ? body : [body];
  if (items.length > largestArray)
    throw new TooLargeError(
      `an array may have ${String(largestArray)} transactions, this one has ${String(items.length)}: send NDJSON instead`,
    );
  const place = (item: number, pointer: string) => (isArray ? `/${String(item)}${pointer}` : pointer);
  const transactions = readAll(items, options, place);
  let result: IntakeResult;
  try {
    result = await intake.accept(transactions, { atomic: true, recompute });
  } catch (error) {
    metrics.countResult({ received: items.length, accepted: 0, duplicates: 0, queued: false });
    metrics.countRejected((error as FastifyError).code, items.length);
    throw error;
  }
  const { accepted, duplicates, queued } = result;
  const taken: TakenItems = {
    received: items.length,
    accepted,
    duplicates,
    queued,
    rejected: { total: 0, first: [] },
    statuses: new Set<Status>(),
  };
  metrics.countResult(taken);
  if (result.rejected.length > 0)
    taken.rejected = judgeRejected(result.rejected, { ...options, isArray, of: items.length, place });
  for (const { status } of transactions) taken.statuses.add(status);
  tellIds(taken, transactions, isArray);
  return taken;
}

/**
 * Counts what was not taken, and says what is told of it.
 * @throws a conflict, which all of them share; of a single transaction what InfluxDB refused it for
 */
function judgeRejected(
  rejected: IntakeResult['rejected'],
  options: ItemsOptions & { isArray: boolean },
): TakenItems['rejected'] {
  const { isArray, place } = options;
  const conflicts = rejected.filter(({ problem }) => problem.code === 'FW_CONFLICT');
  if (conflicts.length > 0) throw failure(conflicts, options);
  for (const { problem } of rejected) options.metrics.countRejected(problem.code);
  if (!isArray) throw new RefusedByDatabaseError(`the transaction ${rejected[0]!.problem.message}`);
  const first = rejected.slice(0, toldProblems).map(({ item, problem }) => ({
    line: item + 1,
    code: problem.code,
    message: `${place(item, '')} ${problem.message}`,
  }));
  return { total: rejected.length, first };
}

type Place = (item: number, pointer: string) => string;

interface ItemsOptions extends TakeOptions {
  /** How many items the body has. */
  of: number;
  place: Place;
}

function readAll(items: readonly unknown[], options: TakeOptions, place: Place): Transaction[] {
  const problems: Array<{ item: number; problem: Problem }> = [];
  const transactions: Transaction[] = [];
  options.reader.readAll(items, options.context).forEach((read, item) => {
    if (isProblem(read)) problems.push({ item, problem: read });
    else transactions.push(read);
  });
  if (problems.length === 0) return transactions;
  options.metrics.countResult({ received: items.length, accepted: 0, duplicates: 0, queued: false });
  throw failure(problems, { ...options, of: items.length, place });
}

/** One wrong item refuses them all, and all of them count as refused: the good ones for what the first is wrong by. */
function failure(
  problems: ReadonlyArray<{ item: number; problem: Problem }>,
  { metrics, of, place }: ItemsOptions,
): Error {
  const { item, problem } = problems[0]!;
  for (const one of problems) metrics.countRejected(one.problem.code);
  if (of > problems.length) metrics.countRejected(problem.code, of - problems.length);
  const message = `${place(item, problem.pointer) || 'the body'} ${problem.message}`;
  const details = problems.slice(0, toldProblems).map((one): ErrorDetail => ({
    place: place(one.item, one.problem.pointer),
    code: one.problem.code,
    message: one.problem.message,
  }));
  return Object.assign(new (errors[problem.code] ?? BadTransactionError)(message), { details });
}

/** Tells the ids where the service made one. */
function tellIds(taken: TakenItems, transactions: readonly Transaction[], isArray: boolean): void {
  if (!transactions.some(({ idMade }) => idMade)) return;
  if (isArray) taken.ids = transactions.map(({ id }) => id);
  else taken.id = transactions[0]!.id;
}
