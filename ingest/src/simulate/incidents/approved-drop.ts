import type { IncidentKind } from './types.js';

export const approvedDrop: IncidentKind = {
  name: 'approved-drop',
  headline: 'most approvals are missing and nothing else takes their place',
  duration: [8, 22],
  weight: 1.5,
  labels: ['approved'],
  begin(random) {
    const left = random.between(0.12, 0.32);
    return { aftermath: 0, changes: () => ({ approved: { factor: left } }) };
  },
};
