import type { DurableLog } from '../write/durable-log.js';

/** A number that no dead letter has. */
export class NoSuchLetterError extends Error {
  override readonly name = 'NoSuchLetterError';
}

/**
 * Takes dead letters off the list for good; resolves with how many.
 * @throws NoSuchLetterError when one of the numbers is not there: then none is removed
 */
export async function removeDeadLetters(log: DurableLog, which: 'all' | readonly number[]): Promise<number> {
  const there = new Set(Array.from(log.readDeadLetters(), ({ number }) => number));
  const numbers = which === 'all' ? there : new Set(which);
  for (const number of numbers)
    if (!there.has(number))
      throw new NoSuchLetterError(
        `there is no dead letter ${String(number)}: see \`firewatch dead-letters list\``,
      );
  await log.removeDeadLetters([...numbers]);
  return numbers.size;
}
