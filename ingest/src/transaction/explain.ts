import type { TLocalizedValidationError } from 'typebox/error';
import { printable } from './printable.js';
import type { Problem } from './transaction.js';

/** Puts a schema's first complaint into words that name the place and the remedy. */
export function explain(errors: readonly TLocalizedValidationError[], known: readonly string[]): Problem {
  const error = errors.find(({ keyword }) => keyword !== 'boolean') ?? errors[0];
  const problem = (pointer: string, message: string): Problem => ({
    code: 'FW_BAD_TRANSACTION',
    pointer,
    message,
  });
  if (error === undefined) return problem('', 'is not a transaction');
  const at = error.instancePath;
  switch (error.keyword) {
    case 'required':
      return problem(`${at}/${error.params.requiredProperties[0] ?? ''}`, 'is missing');
    case 'additionalProperties': {
      const name = error.params.additionalProperties[0] ?? '';
      const names = at === '/tags' ? 'the configured tags (FIREWATCH_TAGS)' : known.join(', ');
      return problem(`${at}/${printable(name)}`, `is not a known field; there are ${names}`);
    }
    case 'enum':
      return problem(at, `must be one of ${error.params.allowedValues.join(', ')}`);
    case 'minimum':
    case 'maximum':
      return problem(at, `must be ${error.params.comparison} ${String(error.params.limit)}`);
    case 'minLength':
      return problem(at, 'must not be empty; leave it out instead');
    case 'maxLength':
      return problem(at, `must have at most ${String(error.params.limit)} characters`);
    case 'type':
      if (at === '/time') return problem(at, 'must be text, or whole epoch milliseconds');
      return problem(
        at,
        `must be ${article(String(error.params.type))}${at === '' ? '' : ', without quotes around numbers or numbers for text'}`,
      );
    default:
      return problem(at, error.message);
  }
}

function article(type: string): string {
  const words: Record<string, string> = {
    object: 'a JSON object',
    string: 'text in quotes',
    integer: 'a whole number',
    number: 'a number',
  };
  return words[type] ?? type;
}
