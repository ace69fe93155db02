import type { IncidentKind } from './types.js';

export const gatewayFailure: IncidentKind = {
  name: 'gateway-failure',
  headline: 'a gateway answers errors: payments fail or are taken back, fewer are approved',
  duration: [20, 65],
  weight: 2,
  labels: ['failed', 'backend_reversed'],
  begin(random) {
    const approved = random.between(0.7, 0.92);
    const failed = random.between(0.008, 0.015);
    const takenBack = random.between(0.011, 0.018);
    return {
      aftermath: 0,
      changes: (_minute, usual) => ({
        approved: { factor: approved },
        failed: { extra: Math.max(1.6, failed * usual.approved), code: '96' },
        backend_reversed: { extra: Math.max(2.4, takenBack * usual.approved), code: '96' },
      }),
    };
  },
};
