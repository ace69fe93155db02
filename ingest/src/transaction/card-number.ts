/** Nearly no text has so many digits together, and this tells it without taking the text apart. */
const enoughDigits = /\d(?:[ -]?\d){12}/;
const digitRuns = /\d{13,}/g;
const grouped = /^\d+(?:[ -]\d+)+$/;
const [shortest, longest] = [13, 19];

/**
 * True when the text holds what may be a payment card's number: 13–19 digits in a row that pass the Luhn check,
 * or a text that is nothing but such digits in groups. Groups inside longer text do not count: the digits of a
 * random UUID would pass too often.
 */
export function holdsCardNumber(text: string): boolean {
  if (!enoughDigits.test(text)) return false;
  if (grouped.test(text) && isCardNumber(text.replace(/[ -]/g, ''))) return true;
  return (text.match(digitRuns) ?? []).some(isCardNumber);
}

function isCardNumber(digits: string): boolean {
  return digits.length >= shortest && digits.length <= longest && luhn(digits);
}

/** The check of ISO/IEC 7812: every second digit from the right doubled, the sum of digits divisible by ten. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const weighted = i % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
