import type { Judged } from './types.js';

/**
 * Scores as lines of CSV, `minute,approved,denied,…,silence`, minutes from the first; an absent minute has empty
 * cells. Six decimals are more than the model's arithmetic is exact to.
 */
export function* scoreLines({ scores, minutes }: Pick<Judged, 'scores' | 'minutes'>): Generator<string> {
  const columns = Object.values(scores);
  yield ['minute', ...Object.keys(scores)].join(',');
  for (let minute = 0; minute < minutes; minute++)
    yield [minute, ...columns.map((column) => cell(column[minute]!))].join(',');
}

function cell(score: number): string {
  return Number.isNaN(score) ? '' : String(Number(score.toFixed(6)));
}
