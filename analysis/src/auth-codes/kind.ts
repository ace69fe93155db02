import { basename } from 'node:path';
import { queriesOf } from '../analyze/analyzed.js';
import type { Analyzed } from '../analyze/analyzed.js';
import { fixed, percent, signed, whole } from '../output/numbers.js';
import { layTable, wrap } from '../output/table.js';
import { isoMinute, minuteName } from '../output/times.js';
import type { AuthCode, AuthCodesAnalysis } from './types.js';

const textWidth = 100;

/** Counted authorisation codes in every form they are handed out in. */
export function authCodesFile(analysis: AuthCodesAnalysis): Analyzed {
  const { file, calendar, codes, story } = analysis;
  return {
    kind: 'auth codes',
    file,
    queries: queriesOf['auth codes'],
    text: ({ colors }) =>
      [
        colors.bold(colors.underline(basename(file))) + colors.dim('  authorisation codes'),
        layTable(
          authCodeColumns.map((title, index) => ({ title, align: index < 2 ? 'left' : 'right' })),
          codes.map((code) => ({ cells: authCodeCells(analysis, code) })),
          colors.bold,
        ),
        ...story.map((sentence) => wrap(`• ${sentence}`, textWidth, '  ')),
      ].join('\n'),
    json: () => ({
      file,
      kind: 'auth_codes',
      minutes: calendar.minutes,
      codes: codes.map(({ peak, ...code }) => ({
        ...code,
        peak: { ...peak, minute: isoMinute(peak.minute) },
      })),
      story,
    }),
    csv: () => ({
      header: ['file', 'auth_code', 'count', 'share', 'peak_at', 'peak', 'peak_expected', 'z'],
      rows: codes.map(({ code, count, share, peak }) => [
        file,
        code,
        count,
        share,
        isoMinute(peak.minute),
        peak.count,
        peak.expected,
        peak.z,
      ]),
    }),
    charts: () => Promise.resolve([]),
    section: async (id) => (await import('../report/auth-codes-section.js')).authCodesSection(analysis, id),
  };
}

export const authCodeColumns = [
  'code',
  'meaning',
  'count',
  'share',
  'peak from',
  'in 10 min',
  'its share',
  'z',
];

/** A code's cells under `authCodeColumns`. */
export function authCodeCells({ calendar }: AuthCodesAnalysis, code: AuthCode): string[] {
  const { peak } = code;
  return [
    code.code,
    code.meaning ?? '',
    whole(code.count),
    percent(code.share, 2),
    minuteName(peak.minute, calendar),
    whole(peak.count),
    fixed(peak.expected),
    signed(peak.z),
  ];
}
