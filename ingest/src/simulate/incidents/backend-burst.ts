import type { IncidentKind } from './types.js';

export const backendBurst: IncidentKind = {
  name: 'backend-burst',
  headline: 'a backend times out for some minutes and takes finished payments back',
  duration: [3, 9],
  weight: 2,
  labels: ['backend_reversed'],
  begin(random) {
    const share = random.between(0.03, 0.11);
    return {
      aftermath: 0,
      changes: (_minute, usual) => {
        const extra = Math.max(6, share * usual.approved);
        return { backend_reversed: { extra, code: '68' }, reversed: { extra: extra / 5 } };
      },
    };
  },
};
