import type { Recommendation } from '@firewatch/flux';

/** Where replies get their recommendation from. */
export interface Recommends {
  /** Always answers: `unknown` with its reason where nothing is known. @param posted statuses that `concerns` is about */
  recommend(posted: ReadonlySet<string>): Promise<Recommendation>;
  /** The recommendation where a question would have no answer. */
  unknown(why: string): Recommendation;
}
