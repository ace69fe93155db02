import type { IncidentKind } from './types.js';

export const dip: IncidentKind = {
  name: 'dip',
  headline: 'payments hang for two or three minutes, then most of them come through at once',
  duration: [2, 3],
  weight: 2,
  labels: ['approved'],
  begin(random, duration) {
    const through = random.between(0.2, 0.38);
    const regained = random.between(0.6, 0.9);
    const catchUp = 2;
    return {
      aftermath: catchUp,
      changes: (minute) => {
        const factor = minute < duration ? through : 1 + (regained * (1 - through) * duration) / catchUp;
        return { approved: { factor }, denied: { factor } };
      },
    };
  },
};
