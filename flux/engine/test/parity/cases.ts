import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvEncoder } from '../../src/csv/encode.js';
import { parseTime } from '../../src/eval/calendar.js';
import { FluxError } from '../../src/eval/errors.js';
import { execute } from '../../src/eval/execute.js';
import type { QueryContext } from '../../src/eval/types.js';
import { parseLineProtocol } from '../../src/storage/line-protocol.js';
import { createMemoryStore } from '../../src/storage/memory-store.js';

const folder = import.meta.dirname;
const separator = '\n----\n';

/** The time at which both sides believe to be asked. */
export const now = '2024-01-01T01:00:00Z';
/** Points in line protocol, in seconds, that both sides hold, by bucket: a few, and those of many series. */
export const points: Readonly<Record<string, string>> = {
  readings: readFileSync(join(folder, 'readings.lp'), 'utf8'),
  many: readFileSync(join(folder, 'many.lp'), 'utf8'),
};
export const dialect = { annotations: ['datatype', 'group', 'default'], header: true } as const;

export interface Case {
  title: string;
  script: string;
}

/** The fixtures' names: each holds scripts of one family, and the answers influxd gave to them. */
export const families = readdirSync(folder)
  .filter((name) => name.endsWith('.flux') && !name.endsWith('preamble.flux'))
  .map((name) => name.slice(0, -'.flux'.length));

/** What stands before the scripts of a family, where it is not `preamble.flux`. */
const preambles: Readonly<Record<string, string>> = {
  tables: 'tables.preamble.flux',
  combined: 'tables.preamble.flux',
  language: 'rows.preamble.flux',
  nulls: 'tables.preamble.flux',
  dates: 'tables.preamble.flux',
  expressions: 'tables.preamble.flux',
  scalars: 'rows.preamble.flux',
  refusals: 'tables.preamble.flux',
  empties: 'tables.preamble.flux',
};

export function readCases(family: string): Case[] {
  const preamble = readFileSync(join(folder, preambles[family] ?? 'preamble.flux'), 'utf8');
  const scripts = readFileSync(join(folder, `${family}.flux`), 'utf8')
    .trimEnd()
    .split(separator);
  return scripts.map((script, index) => ({
    title: `${index + 1} ${script.split('\n').at(-1)}`,
    script: script.startsWith('import') ? script : withoutIdleImports(preamble + script),
  }));
}

/** Every package imported costs the official checker time. */
function withoutIdleImports(script: string): string {
  return script.replaceAll(/^import "(?:.*\/)?(\w+)"\n/gm, (line, name: string) =>
    script.includes(`${name}.`) ? line : '',
  );
}

export function answersFile(family: string): string {
  return join(folder, `${family}.answers.txt`);
}

/** The answers written down; none of a family that is new. */
export function readAnswers(family: string): Map<string, string> {
  const file = answersFile(family);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return new Map(
    text
      .split(/^=== /m)
      .slice(1)
      .map((entry) => {
        const end = entry.indexOf('\n');
        return [entry.slice(0, end), entry.slice(end + 1)] as const;
      }),
  );
}

export function writtenAnswers(answers: ReadonlyArray<readonly [title: string, answer: string]>): string {
  return answers.map(([title, answer]) => `=== ${title}\n${answer}`).join('');
}

/** An answer as it stands in the files of answers. */
export function plainText(csv: string): string {
  return `${csv.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

export function errorText(code: string, message: string): string {
  return `error: ${code}: ${message}\n`;
}

/** A query's surroundings: a store in memory with the points, and a clock that stands still. */
export async function surroundings(held: Readonly<Record<string, string>> = points): Promise<QueryContext> {
  const { buckets, points: store } = createMemoryStore();
  for (const [name, lines] of Object.entries(held)) {
    const { id } = await buckets.create({ name });
    await store.write(id, parseLineProtocol(lines, { precision: 's', now: 0n }).points);
  }
  const org = { id: '000000000000000a', name: 'testers' };
  const list = () => buckets.list().map((bucket) => ({ ...bucket, orgId: org.id }));
  return {
    now: parseTime(now)!,
    store,
    org,
    catalog: {
      list,
      find: ({ name, id }) =>
        list().find((bucket) => (name === undefined ? bucket.id === id : bucket.name === name)),
    },
  };
}

/** What the engine answers: annotated CSV, or the error. */
export async function engineAnswer(script: string, context: QueryContext): Promise<string> {
  const encoder = new CsvEncoder(dialect);
  let text = '';
  try {
    for await (const result of execute(script, context))
      for (const part of encoder.result(result)) text += part;
  } catch (error) {
    if (!(error instanceof FluxError)) throw error;
    return text === ''
      ? errorText(error.code, error.message)
      : plainText(text + encoder.error(error.message));
  }
  return plainText(text);
}

/**
 * An answer with the columns of each table by label: influxd does not keep to one order of those that `map` adds, not even
 * from one table to the next.
 */
export function byLabel(csv: string): string {
  const blocks = csv.split('\n\n').map((block) => {
    const lines = block.split('\n').map((line) => line.split(','));
    const header = lines.find(([, second]) => second === 'result');
    if (!header) return block;
    const order = header.map((_, index) => index).slice(3);
    order.sort((a, b) => (header[a] < header[b] ? -1 : 1));
    return lines
      .map((cells) => [...cells.slice(0, 3), ...order.map((index) => cells[index])].join(','))
      .join('\n');
  });
  return underOneHead(blocks).join('\n\n');
}

/** Lines of a block's head: three annotations and the labels. */
const headLines = 4;

/** Blocks with the rows of those behind them that have the same head. */
function underOneHead(blocks: readonly string[]): string[] {
  const joined: string[] = [];
  let before: string | undefined;
  for (const block of blocks) {
    const lines = block.split('\n');
    const head = lines.length > headLines ? lines.slice(0, headLines).join('\n') : undefined;
    const last = joined.length - 1;
    if (head !== undefined && head === before) joined[last] += `\n${lines.slice(headLines).join('\n')}`;
    else joined.push(block);
    before = head;
  }
  return joined;
}

/** An answer with its results by name: in which order several come is chance in influxd, and so is where an empty one stands. */
export function byResult(csv: string): string {
  const blocks = csv.split('\n\n').filter((block) => block.trim() !== '');
  const named = blocks.map((block) => ({ block, name: /^#default,([^,\n]*)/m.exec(block)?.[1] ?? '' }));
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return named.map(({ block }) => block.trim()).join('\n\n');
}
