import {
  compose,
  loadScript,
  readRecommendation,
  runQuery,
  type Connection,
  type RecommendationRows,
} from '@firewatch/flux';
import type { Settings } from '../settings/settings.js';

/** How the service reads what InfluxDB knows: the recommendation, and how far the tasks have come. */
export interface AnalyticsReader {
  recommendation(at: Date): Promise<RecommendationRows>;
  /** Seconds since the end of the newest judged minute; null: none in the last hours. */
  taskLag(): Promise<number | null>;
}

/** Reads from the hub where there is one, else from the database itself. */
export function createAnalyticsReader(connection: Connection, settings: Settings): AnalyticsReader {
  const { model, tags, influxTimeoutMs } = settings;
  const lagScript = compose(loadScript('queries/alert-judged'), { model });
  return {
    recommendation: (at) =>
      readRecommendation(connection, { at, model, tags, signal: AbortSignal.timeout(influxTimeoutMs) }),
    async taskLag() {
      const rows = await runQuery(connection, lagScript, { signal: AbortSignal.timeout(influxTimeoutMs) });
      const lag = rows[0]?.['_value'];
      return typeof lag === 'number' ? lag : null;
    },
  };
}
