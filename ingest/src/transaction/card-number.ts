/** What stands between the groups of a number that was copied: one blank or dash, also of those that a printer makes. */
const between = '[ \\u00A0\\u2010-\\u2015-]';
/** Nearly no text has so many digits together, and this tells it without taking the text apart. */
const enoughDigits = new RegExp(`\\d(?:${between}?\\d){12}`);
const digitRuns = /\d{13,}/g;
const grouped = new RegExp(`^\\s*\\d+(?:${between}\\d+)+\\s*$`);
/**
 * Groups as they stand on cards: fours with a last one of one to seven digits, or 4-6-4 and 4-6-5. No UUID has them:
 * after its groups of four comes one of twelve.
 */
const asOnCards = new RegExp(
  `(?<![0-9A-Za-z])\\d{4}(${between})(?:\\d{4}\\1\\d{4}\\1\\d{1,4}(?:\\1\\d{1,3})?|\\d{6}\\1\\d{4,5})(?![0-9A-Za-z])`,
  'g',
);
const noDigits = /\D/g;
const [shortest, longest] = [13, 19];

/**
 * True when the text holds what may be a payment card's number: 13–19 digits that pass the Luhn check, in a row, in
 * groups as on cards, or in any groups where the text is nothing else. Other groups inside longer text do not count: the
 * digits of a random UUID would pass too often.
 */
export function holdsCardNumber(text: string): boolean {
  if (!enoughDigits.test(text)) return false;
  if (grouped.test(text) && isCardNumber(text.replace(noDigits, ''))) return true;
  if ((text.match(digitRuns) ?? []).some(isCardNumber)) return true;
  return (text.match(asOnCards) ?? []).some((groups) => isCardNumber(groups.replace(noDigits, '')));
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
