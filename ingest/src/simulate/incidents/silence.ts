import type { Changes, IncidentKind } from './types.js';

const nothing: Changes = {
  approved: { factor: 0 },
  denied: { factor: 0 },
  failed: { factor: 0 },
  reversed: { factor: 0 },
  backend_reversed: { factor: 0 },
  refunded: { factor: 0 },
  processing: { factor: 0 },
};

export const silence: IncidentKind = {
  name: 'silence',
  headline: 'not one transaction arrives, of no status',
  duration: [6, 25],
  weight: 1,
  labels: ['silence'],
  begin(random, duration) {
    const rush = random.between(1.2, 1.45);
    return {
      aftermath: 3,
      changes: (minute) => (minute < duration ? nothing : { approved: { factor: rush } }),
    };
  },
};
