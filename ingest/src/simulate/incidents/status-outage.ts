import type { IncidentKind } from './types.js';

/** The time it takes until every terminal uses the broken route, minutes. */
const spreading = 12;

export const statusOutage: IncidentKind = {
  name: 'status-outage',
  headline: 'an acquirer is out: a small share of payments fails, little by little, for long',
  duration: [25, 150],
  weight: 2,
  labels: ['failed'],
  begin(random) {
    const share = random.between(0.011, 0.024);
    return {
      aftermath: 0,
      changes: (minute, usual) => ({
        failed: { extra: share * usual.approved * Math.min(1, (minute + 2) / spreading), code: '91' },
      }),
    };
  },
};
