import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from '../src/transaction/card-number.js';

describe('card numbers', () => {
  it.each([
    ['Visa, 16 digits', '4111111111111111'],
    ['Visa, 13 digits', '4222222222222'],
    ['American Express', '378282246310005'],
    ['19 digits', '6304000000000000000'],
    ['in groups', '4111 1111 1111 1111'],
    ['with dashes', '3782-822463-10005'],
    ['with blanks around it', ' 4111 1111 1111 1111 '],
    ['in groups inside longer text', 'card 4111 1111 1111 1111'],
    ['with dashes inside longer text', 'pan:4111-1111-1111-1111.'],
    ['American Express inside longer text', 'amex 3782 822463 10005'],
    ['19 digits in groups inside longer text', 'x 6304 0000 0000 0000 000'],
    ['with no-break spaces', '4111\u00A01111\u00A01111\u00A01111'],
    ['with no-break hyphens', '4111\u20111111\u20111111\u20111111'],
    ['inside an id', 'order-4111111111111111/2'],
    ['behind other digits', '12-4111111111111111'],
  ])('%s', (_name, text) => {
    expect(holdsCardNumber(text)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '4111111111111112'],
    ['12 digits', '411111111111'],
    ['20 digits', '41111111111111111111'],
    ['an order', 'pay-2041'],
    ['groups as on no card in longer text', 'a 41 1111 1111 1111 11'],
    ['a wrong check digit in longer text', 'a 4111 1111 1111 1112'],
    ['groups of letters too', 'a 4111-1111-1111-1111b'],
    ['a UUID of digits', '41111111-1111-4111-8111-111111111111'],
    ['nothing', ''],
  ])('not %s', (_name, text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });

  it('lets random UUIDs pass', () => {
    for (let i = 0; i < 20_000; i++) expect(holdsCardNumber(randomUUID())).toBe(false);
    for (let i = 0; i < 2_000; i++) expect(holdsCardNumber(randomUUID().replace(/[a-f]/g, '7'))).toBe(false);
  });
});
