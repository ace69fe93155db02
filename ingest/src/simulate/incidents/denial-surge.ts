import type { IncidentKind } from './types.js';

export const denialSurge: IncidentKind = {
  name: 'denial-surge',
  headline: 'an issuer or a fraud rule denies two to five times as many as usual',
  duration: [8, 35],
  weight: 3,
  labels: ['denied'],
  begin(random) {
    const factor = random.between(2.2, 5);
    const approved = random.chance(0.5) ? 1 : random.between(0.65, 0.9);
    const code = random.pick([
      ['59', 3],
      ['05', 2],
      ['62', 1],
    ]);
    return {
      aftermath: 0,
      changes: () => ({ denied: { factor, code }, approved: { factor: approved } }),
    };
  },
};
