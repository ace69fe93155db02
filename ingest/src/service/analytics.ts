import {
  compose,
  loadScript,
  readRecommendation,
  type FluxTarget,
  type RecommendationRows,
} from '@firewatch/flux';
import { withDeadline } from '../deadline.js';
import type { Settings } from '../settings/settings.js';

/** How the service reads what InfluxDB knows: the recommendation, and how far the tasks have come. */
export interface AnalyticsReader {
  recommendation(at: Date): Promise<RecommendationRows>;
  /** Seconds since the end of the newest judged minute; null: none in the last hours. */
  taskLag(): Promise<number | null>;
}

/**
 * Reads from the hub where there is one, else from the database itself.
 * @param stop ends questions before they time out
 */
export function createAnalyticsReader(
  target: FluxTarget,
  { model, tags, influxTimeoutMs }: Settings,
  stop: AbortSignal,
): AnalyticsReader {
  const lagScript = compose(loadScript('queries/alert-judged'), { model });
  return {
    recommendation: (at) =>
      withDeadline(influxTimeoutMs, stop, (signal) =>
        readRecommendation(target, { at, model, tags, signal }),
      ),
    async taskLag() {
      const rows = await withDeadline(influxTimeoutMs, stop, (signal) => target.run(lagScript, { signal }));
      const lag = rows[0]?.['_value'];
      return typeof lag === 'number' ? lag : null;
    },
  };
}
