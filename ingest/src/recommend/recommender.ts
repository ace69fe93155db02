import {
  toRecommendation,
  unknownRecommendation,
  type Model,
  type Recommendation,
  type RecommendationRows,
} from '@firewatch/flux';
import type { Clock } from '../clock.js';
import { SharedQuery, type SharedQueryOptions } from './shared-query.js';
import type { Recommends } from './types.js';

export interface RecommenderOptions extends Omit<SharedQueryOptions<RecommendationRows>, 'run'> {
  /** Reads what the recommendation is made of. */
  read: (at: Date) => Promise<RecommendationRows>;
  model: Model;
  clock: Clock;
}

/** Answers with a recommendation, always: `unknown` with its reason where InfluxDB gives none. */
export class Recommender implements Recommends {
  private readonly shared: SharedQuery<RecommendationRows>;
  private readonly made = new WeakMap<RecommendationRows, Map<string, Recommendation>>();

  constructor(private readonly options: RecommenderOptions) {
    const { read, clock } = options;
    this.shared = new SharedQuery({ ...options, run: () => read(new Date(clock.now())) });
  }

  /** The recommendation by a query that begins now or later. @param posted statuses that `concerns` is about */
  async recommend(posted: ReadonlySet<string>): Promise<Recommendation> {
    try {
      return this.make(await this.shared.read(), posted);
    } catch {
      // The query has told of it: many replies may follow from one failure.
      return this.unknown('InfluxDB did not answer the question for a recommendation');
    }
  }

  /** What a request gets whose transactions wait in the queue: a query would not have seen them. */
  unknown(why: string): Recommendation {
    const { clock, model } = this.options;
    return unknownRecommendation(new Date(clock.now()), model, why);
  }

  /** Requests that shared a query and posted the same statuses share the reply's object too. */
  private make(rows: RecommendationRows, posted: ReadonlySet<string>): Recommendation {
    const byPosted = this.made.get(rows) ?? new Map<string, Recommendation>();
    this.made.set(rows, byPosted);
    const key = [...posted].sort().join();
    let recommendation = byPosted.get(key);
    if (recommendation === undefined) {
      recommendation = toRecommendation(rows, { model: this.options.model, posted });
      byPosted.set(key, recommendation);
    }
    return recommendation;
  }
}
