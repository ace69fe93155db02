import { toHubRecommendation, unknownRecommendation, type Model, type Recommendation } from '@firewatch/flux';
import type { Clock } from '../clock.js';
import type { HubReading } from './hub-reading.js';
import type { Recommends } from './types.js';

/** Answers with the hub's newest recommendation, which is of a closed minute and says of which. */
export class HubRecommender implements Recommends {
  constructor(
    private readonly reading: HubReading,
    private readonly options: { model: Model; clock: Clock },
  ) {}

  async recommend(posted: ReadonlySet<string>): Promise<Recommendation> {
    const { model, clock } = this.options;
    try {
      const rows = await this.reading.newest();
      return toHubRecommendation(rows, { model, posted, now: new Date(clock.now()) });
    } catch {
      // The reading has told of it where it was noticed: many replies may follow from one failure.
      return this.unknown(
        'the hub did not answer; the transactions are stored, and will be judged when it does',
      );
    }
  }

  unknown(why: string): Recommendation {
    const { model, clock } = this.options;
    return unknownRecommendation(new Date(clock.now()), model, why);
  }
}
