/** Response codes of ISO 8583 that card payments show most. */
const meanings: Readonly<Record<string, string>> = {
  '00': 'approved',
  '01': 'refer to issuer',
  '04': 'pick up card',
  '05': 'do not honour',
  '12': 'invalid transaction',
  '13': 'invalid amount',
  '14': 'invalid card number',
  '15': 'no such issuer',
  '30': 'format error',
  '41': 'lost card',
  '43': 'stolen card',
  '51': 'insufficient funds',
  '54': 'expired card',
  '55': 'wrong PIN',
  '57': 'not permitted to cardholder',
  '58': 'not permitted to terminal',
  '59': 'suspected fraud',
  '61': 'over withdrawal limit',
  '62': 'restricted card',
  '63': 'security violation',
  '65': 'too many withdrawals',
  '75': 'too many PIN tries',
  '82': 'wrong CVV',
  '91': 'issuer unavailable',
  '96': 'system malfunction',
};

/** `51` → `insufficient funds`; null for a code that is not widely known. */
export function meaningOf(code: string): string | null {
  return meanings[code.padStart(2, '0')] ?? null;
}
