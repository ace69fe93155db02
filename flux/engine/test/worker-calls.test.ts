import { expect, test } from 'vitest';
import { Calls } from '../src/worker/calls.js';

test('answers come to whoever made the call, in whatever order, and once', async () => {
  const calls = new Calls<string>();
  const numbers: number[] = [];
  const make = () => calls.make((number) => numbers.push(number));
  const [first, second] = [make(), make()];
  calls.answer(numbers[1]!, 'to the second');
  calls.answer(numbers[0]!, 'to the first');
  calls.answer(numbers[0]!, 'once more');
  expect(await Promise.all([first, second])).toEqual(['to the first', 'to the second']);
});

test('when nobody is left to answer, all that wait are told, and those that were answered are not', async () => {
  const calls = new Calls<string>();
  const numbers: number[] = [];
  const made = [0, 1, 2].map(() => calls.make((number) => numbers.push(number)));
  calls.answer(numbers[1]!, 'answered');
  calls.answerAll('gone');
  expect(await Promise.all(made)).toEqual(['gone', 'answered', 'gone']);
});
