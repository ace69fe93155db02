import { CronExpressionParser } from 'cron-parser';
import { TaskOptionsError } from './errors.js';
import { parseDuration } from './duration.js';

/** When a task is due: pure functions of its options. Times are milliseconds since 1970. */

export interface ScheduleOptions {
  every?: string;
  cron?: string;
  offset?: string;
}

export interface Schedule {
  /** The first time after `time` that a run is for. */
  next(time: number): number;
  /** Milliseconds that a run starts after the time it is for. */
  offset: number;
}

/** Throws TaskOptionsError, in InfluxDB's words. */
export function parseSchedule({ every, cron, offset }: ScheduleOptions): Schedule {
  if (every !== undefined && cron !== undefined)
    throw new TaskOptionsError('cannot use both cron and every in task options');
  const offsetMs = parseOffset(offset);
  if (every !== undefined) return { next: everySchedule(every), offset: offsetMs };
  if (cron !== undefined) return { next: cronSchedule(cron), offset: offsetMs };
  throw new TaskOptionsError('missing required option: cron or every');
}

function parseOffset(text: string | undefined): number {
  if (text === undefined) return 0;
  const duration = parseDuration(text);
  if (!duration) throw new TaskOptionsError(`invalid options: offset "${text}" is no duration`);
  if (duration.months !== 0 || duration.milliseconds % 1000 !== 0) {
    throw new TaskOptionsError('invalid options: offset option must be expressible as whole seconds');
  }
  return duration.milliseconds;
}

/** Go counts time from the year 1, a Monday: weeks begin there and not on 1970's Thursday. */
const goEpoch = -62_135_596_800_000;

function everySchedule(text: string): (time: number) => number {
  const every = parseDuration(text);
  if (!every) throw new TaskOptionsError(`invalid options: every "${text}" is no duration`);
  if (every.months === 0 && every.milliseconds < 1000) {
    throw new TaskOptionsError('invalid options: every option must be at least 1 second');
  }
  if (every.milliseconds % 1000 !== 0 || every.milliseconds < 0 || every.months < 0) {
    throw new TaskOptionsError('invalid options: every option must be expressible as whole seconds');
  }
  if (every.months > 0) return (time) => nextMonths(time, every.months, every.milliseconds);
  return (time) => {
    const sinceGo = time - goEpoch;
    return goEpoch + (Math.floor(sinceGo / every.milliseconds) + 1) * every.milliseconds;
  };
}

function nextMonths(time: number, months: number, milliseconds: number): number {
  const date = new Date(time);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  for (let step = Math.floor(month / months); ; step++) {
    const at = Date.UTC(Math.floor((step * months) / 12), (step * months) % 12, 1) + milliseconds;
    if (at > time) return at;
  }
}

/** `@every` and what InfluxDB knows by a name; the parser knows other names, and characters beyond InfluxDB's. */
const cronNames = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const cronField = /^(?:\*|\w+(?:-\w+)?)(?:\/\d+)?(?:,(?:\*|\w+(?:-\w+)?)(?:\/\d+)?)*$/;
const cronWord = /^(?:\d+|[a-z]{3})$/i;

function cronSchedule(text: string): (time: number) => number {
  const every = /^@every (\S+)$/.exec(text)?.[1];
  if (every !== undefined) return everySchedule(every);
  const cron = text === '@midnight' ? '@daily' : text;
  const parse = (currentDate: Date) => CronExpressionParser.parse(cron, { currentDate, tz: 'UTC' });
  try {
    checkCron(text);
    parse(new Date(0));
  } catch (error) {
    throw new TaskOptionsError(
      `invalid options: cron invalid: failed to parse cron string '${text}': ${(error as Error).message}`,
    );
  }
  return (time) => parse(new Date(time)).next().getTime();
}

/** Refuses what InfluxDB would: a task must run there as it does here. */
function checkCron(text: string): void {
  if (text.startsWith('@')) {
    if (cronNames.test(text)) return;
    throw new Error('use @hourly, @daily, @weekly, @monthly, @yearly or @every with a duration');
  }
  const fields = text.trim().split(/\s+/);
  if (fields.length < 5) throw new Error('it has fewer than five fields');
  const isKnown = (field: string) =>
    cronField.test(field) && (field.match(/\w+/g) ?? []).every((word) => cronWord.test(word));
  const unknown = fields.find((field) => !isKnown(field));
  if (unknown !== undefined)
    throw new Error(`${unknown} is not made of numbers, names of three letters, *, ranges and steps`);
}
