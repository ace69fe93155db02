import { defaultLimits } from '../limits/limits.js';
import { parse } from '../lang/parse.js';
import { TaskOptionsError } from './errors.js';
import { parseSchedule } from './schedule.js';
import type { Expression, ObjectExpression, OptionStatement } from '../lang/ast.js';

/** What `option task = {…}` says. */
export interface TaskOptions {
  name: string;
  every?: string;
  cron?: string;
  offset?: string;
}

/** The members of `option task` that a request may change. */
export type TaskOptionsChange = Partial<TaskOptions>;

/** Reads a script's task options and checks them. Throws TaskOptionsError, or FluxError for a script that cannot be parsed. */
export function readTaskOptions(script: string): TaskOptions {
  const record = taskRecord(script).init as ObjectExpression;
  const members = new Map(record.properties.map(({ key, value }) => [key, value]));
  const text = (key: keyof TaskOptions) => literal(key, members.get(key) ?? undefined);
  const name = text('name');
  if (name === undefined || name === '') throw new TaskOptionsError('missing required option: name');
  const options: TaskOptions = { name };
  for (const key of ['every', 'cron', 'offset'] as const) {
    const value = text(key);
    if (value !== undefined) options[key] = value;
  }
  parseSchedule(options);
  return options;
}

/** The script with other task options; giving `every` drops `cron` and the other way round. */
export function changeTaskOptions(script: string, change: TaskOptionsChange): string {
  const statement = taskRecord(script);
  const record = statement.init as ObjectExpression;
  const lines = script.split('\n');
  const dropped = change.every !== undefined ? 'cron' : change.cron !== undefined ? 'every' : undefined;
  const members = new Map<string, string>();
  for (const { key, value } of record.properties) {
    if (key !== dropped && value) members.set(key, sourceOf(lines, value.at));
  }
  for (const [key, value] of Object.entries(change) as Array<[keyof TaskOptions, string | undefined]>) {
    if (value === undefined) continue;
    members.set(key, key === 'name' || key === 'cron' ? JSON.stringify(value) : value);
  }
  const text = `option task = {${[...members].map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
  const before = sourceOf(lines, {
    line: 1,
    column: 1,
    endLine: statement.at.line,
    endColumn: statement.at.column,
  });
  const after = sourceOf(lines, {
    line: statement.at.endLine,
    column: statement.at.endColumn,
    endLine: lines.length,
    endColumn: Infinity,
  });
  return before + text + after;
}

function taskRecord(script: string): OptionStatement {
  const { body } = parse(script, defaultLimits);
  const [statement, second] = body.filter(
    (candidate): candidate is OptionStatement =>
      candidate.type === 'OptionStatement' && candidate.package === undefined && candidate.name === 'task',
  );
  if (second) throw new TaskOptionsError('multiple task options defined');
  if (statement?.init.type !== 'ObjectExpression') throw new TaskOptionsError('no task options defined');
  return statement;
}

/** A member's value as it stands in the script; of `every` and `offset` a duration, of the others a text. */
function literal(key: keyof TaskOptions, value: Expression | undefined): string | undefined {
  if (value === undefined) return undefined;
  const isDuration = key === 'every' || key === 'offset';
  const text = isDuration ? durationText(value) : value.type === 'StringLiteral' ? value.value : undefined;
  if (text !== undefined) return text;
  const wanted = isDuration ? 'a duration such as 1h' : 'a text in quotes';
  throw new TaskOptionsError(
    `failed to parse field '${key}' in task options: it must be written out, as ${wanted}`,
  );
}

/** Durations are written as they are in scripts: `1h30m`. */
function durationText(value: Expression): string | undefined {
  if (value.type === 'DurationLiteral')
    return value.values.map(({ magnitude, unit }) => `${magnitude}${unit}`).join('');
  if (value.type !== 'UnaryExpression' || value.operator !== '-') return undefined;
  const inner = durationText(value.argument);
  return inner === undefined ? undefined : `-${inner}`;
}

/** Positions count lines from 1 and columns in bytes of UTF-8 from 1. */
function sourceOf(
  lines: readonly string[],
  at: { line: number; column: number; endLine: number; endColumn: number },
): string {
  const bytes = lines.slice(at.line - 1, at.endLine).map((line) => Buffer.from(line));
  const last = bytes.length - 1;
  return bytes
    .map((line, index) =>
      line.toString(
        'utf8',
        index === 0 ? at.column - 1 : 0,
        index === last ? Math.min(line.length, at.endColumn - 1) : line.length,
      ),
    )
    .join('\n');
}
