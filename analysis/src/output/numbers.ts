/** `1234.6` → `1,235`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A number with its sign, for differences and scores: `+3.2`, `−11.9`, `0.0`. */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  if (Number(text.replaceAll(',', '')) === 0) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

export function fixed(value: number, digits = 1): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A factor as people say it: `2.4×`, and `0.03×` below a tenth. */
export function times(value: number): string {
  return `${fixed(value, value > 0 && value < 0.1 ? 2 : 1)}×`;
}

/** A share of one as percent: `0.0123` → `1.2 %`. */
export function percent(value: number, digits = 1): string {
  return `${fixed(value * 100, digits)} %`;
}

/** `sale`/`sales` beside its number. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${whole(value)} ${Math.round(value) === 1 ? one : many}`;
}
