import fc from 'fast-check';

/** The pieces that random scripts are put together from: texts chosen, and put into templates. */
export type Text = fc.Arbitrary<string>;

/** A value as it stands in a script. */
export const literal = (value: unknown): string => JSON.stringify(value);

/** One of the texts. */
export const either = (...choices: string[]): Text => fc.constantFrom(...choices);

/** At least one of the values, in their order. */
export const some = <T>(values: readonly T[], maxLength = values.length): fc.Arbitrary<T[]> =>
  fc.subarray([...values], { minLength: 1, maxLength });

/** Whole numbers, as text. */
export const whole = (min: number, max: number): Text => fc.integer({ min, max }).map(String);

/** Puts one of each part's texts in the place where it stands. */
export function filled(template: TemplateStringsArray, ...parts: Array<fc.Arbitrary<unknown>>): Text {
  return fc.tuple(...parts).map((values) => String.raw({ raw: template }, ...values));
}

/** Each of the arguments is given as often as not, in the form `, name: value`. */
export function perhaps(values: Readonly<Record<string, Text>>): Text {
  const given = Object.entries(values).map(([name, value]) =>
    fc.option(value, { nil: '' }).map((text) => (text === '' ? '' : `, ${name}: ${text}`)),
  );
  return fc.tuple(...given).map((texts) => texts.join(''));
}

/** `perhaps` where no argument stands before. */
export const perhapsOnly = (values: Readonly<Record<string, Text>>): Text =>
  perhaps(values).map((text) => text.slice(2));

export const flag = either('true', 'false');

/** A list of one or two of the columns that the tables have, or might have. */
export const labels: Text = fc.oneof(
  { weight: 4, arbitrary: some(['_time', '_value', 'g', 'h', 'b'], 2).map(literal) },
  { weight: 1, arbitrary: some(['g', '_start', '_stop', 'nope', '_field'], 2).map(literal) },
);

/** A column that a function may be told to take in place of the one it takes. */
export const column: Text = fc.oneof(
  { weight: 4, arbitrary: either('"h"', '"_value"') },
  { weight: 1, arbitrary: either('"g"', '"_time"', '"b"', '"nope"') },
);

export const every = either('1m', '2m', '4m');
export const unit = either('1s', '1m', '7s');
export const place = either(
  'timezone.location(name: "America/New_York")',
  'timezone.location(name: "Asia/Kolkata")',
  'timezone.fixed(offset: -3h)',
);
