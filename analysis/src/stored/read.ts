import type { Connection, Model, ParamValue } from '@firewatch/flux';
import { compose, flux, loadScript, minuteMs, runQuery, truncateMinute } from '@firewatch/flux';
import { stepFor } from '../transactions/series.js';
import { firstMinuteOf, toIncidents } from './incidents.js';
import { hasAmounts, toMix } from './mix.js';
import { tellStory } from './story.js';
import type { InstallationReport } from './types.js';
import { toCoverage, toIntake, toJudged } from './watch.js';

export interface ReportOptions {
  /** First minute; truncated to the minute. */
  from: Date;
  /** End, exclusive; truncated to the minute. */
  to: Date;
  model: Model;
  signal?: AbortSignal;
}

/**
 * Reads the report of an installation from what its tasks stored.
 * @throws FluxQueryError when InfluxDB does not answer; RangeError when the range is empty
 */
export async function readReport(
  connection: Connection,
  { from, to, model, signal }: ReportOptions,
): Promise<InstallationReport> {
  const [start, stop] = [truncateMinute(from), truncateMinute(to)];
  const minutes = (stop.getTime() - start.getTime()) / minuteMs;
  if (!(minutes >= 1))
    throw new RangeError('a report needs a range of at least a minute: from must be before to');
  const step = stepFor(minutes);
  const query = (name: string, more: Partial<Record<'start' | 'stop' | 'every', ParamValue>> = {}) =>
    runQuery(
      connection,
      compose(loadScript(`queries/report-${name}`), { model, params: { start, stop, ...more } }),
      signal === undefined ? {} : { signal },
    );
  const [mixRows, incidentRows, coverageRows, intakeRows] = await Promise.all([
    query('mix', { every: flux(`${String(step)}m`) }),
    query('incidents'),
    query('coverage'),
    query('intake'),
  ]);
  const startMinute = start.getTime() / minuteMs;
  const began = firstMinuteOf(incidentRows) ?? startMinute;
  const [pricedRows, earlierRows] = await Promise.all([
    hasAmounts(mixRows) ? query('priced') : [],
    // What began before the range is told by its beginning too.
    began < startMinute ? query('incidents', { start: new Date(began * minuteMs), stop: start }) : [],
  ]);
  // Steps lie on whole multiples since the epoch, so the first may begin before the range.
  const seriesFrom = Math.floor(startMinute / step) * step;
  const points = Math.ceil((stop.getTime() / minuteMs - seriesFrom) / step);
  const mix = toMix({ mix: mixRows, priced: pricedRows }, { from: seriesFrom, step, points });
  const told = {
    from: start,
    to: stop,
    ...mix,
    incidents: toIncidents([...earlierRows, ...incidentRows], {
      from: startMinute,
      totals: mix.totals,
      model,
    }),
    judged: toJudged(coverageRows),
    coverage: toCoverage(coverageRows, minutes),
    intake: toIntake(intakeRows),
    seriesFrom,
  };
  return { ...told, story: tellStory(told) };
}
