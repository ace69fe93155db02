import type { IncidentKind } from './types.js';

export const reversalSpike: IncidentKind = {
  name: 'reversal-spike',
  headline: 'a batch of reversals arrives within one minute',
  duration: [1, 1],
  weight: 2,
  labels: ['reversed'],
  begin(random) {
    const share = random.between(0.05, 0.08);
    return {
      aftermath: 0,
      changes: (_minute, usual) => ({ reversed: { extra: Math.max(13, share * usual.approved) } }),
    };
  },
};
