import type { IncidentKind } from './types.js';

export const slowRamp: IncidentKind = {
  name: 'slow-ramp',
  headline: 'denials creep up over an hour, card testing in growing numbers',
  duration: [45, 80],
  weight: 1,
  labels: ['denied'],
  begin(random, duration) {
    const reached = random.between(2.4, 3.2);
    return {
      aftermath: 0,
      changes: (minute) => ({
        denied: { factor: 1 + ((reached - 1) * (minute + 1)) / duration, code: '14' },
      }),
    };
  },
};
