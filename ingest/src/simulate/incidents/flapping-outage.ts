import type { IncidentKind } from './types.js';

export const flappingOutage: IncidentKind = {
  name: 'flapping-outage',
  headline: 'a processor goes down, comes back and goes down again; what it takes, it takes back',
  duration: [60, 220],
  weight: 0.35,
  labels: ['approved', 'reversed', 'backend_reversed'],
  begin(random, duration) {
    const through = throughput(random, duration);
    const reversed = random.between(0.12, 0.25);
    return {
      aftermath: 0,
      changes: (minute, usual, own) => {
        const factor = through[minute]! * own.between(0.7, 1.3);
        const taken = factor * usual.approved;
        return {
          approved: { factor },
          denied: { factor },
          reversed: { extra: 3 + reversed * taken, code: '91' },
          backend_reversed: { extra: 1.5 + 0.03 * taken, code: '91' },
          processing: { extra: factor > 0.05 ? 0.012 * usual.approved : 0 },
        };
      },
    };
  },
};

/** Share of payments that gets through, a minute: spells of nearly nothing and of most of it, in turn. */
function throughput(random: Parameters<IncidentKind['begin']>[0], duration: number): number[] {
  const shares: number[] = [];
  let up = false;
  while (shares.length < duration) {
    const share = up ? random.between(0.5, 0.95) : random.between(0, 0.2);
    const spell = up ? random.integer(3, 9) : random.integer(3, 10);
    for (let minute = 0; minute < spell; minute++) shares.push(share);
    up = !up;
  }
  return shares;
}
