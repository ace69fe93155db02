/** A stretch of the time axis in one condition; `from` and `to` in ms, half a step beyond its minutes. */
export interface Span {
  from: number;
  to: number;
}

/** Joins neighbouring minutes for which the test holds. */
export function spansWhere(times: readonly number[], step: number, test: (index: number) => boolean): Span[] {
  const out: Span[] = [];
  let open: Span | undefined;
  for (let i = 0; i < times.length; i++) {
    if (!test(i)) {
      open = undefined;
      continue;
    }
    const from = times[i]! - step / 2;
    const to = times[i]! + step / 2;
    if (open && from - open.to < step / 2) {
      open.to = to;
    } else {
      open = { from, to };
      out.push(open);
    }
  }
  return out;
}
