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
    ['groups in longer text', 'a 4111 1111 1111 1111'],
    ['nothing', ''],
  ])('not %s', (_name, text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });

  it('lets random UUIDs pass', () => {
    for (let i = 0; i < 20_000; i++) expect(holdsCardNumber(randomUUID())).toBe(false);
  });
});
