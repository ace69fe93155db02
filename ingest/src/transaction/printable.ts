import { holdsCardNumber } from './card-number.js';

/** A sender's own word, such as a field's name, as a message may repeat it: short, and no card number. */
export function printable(name: string): string {
  return holdsCardNumber(name) ? '…' : name.slice(0, 40).replace(/\p{Cc}/gu, '?');
}
