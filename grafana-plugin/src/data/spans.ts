/** A stretch of the time axis in one condition; `from` and `to` in ms, half a step beyond its minutes. */
export interface Span {
  from: number;
  to: number;
}

/** Joins neighbours of the axis for which the test holds; what lies between two of them belongs to the span. */
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
    if (open) {
      open.to = to;
    } else {
      open = { from, to };
      out.push(open);
    }
  }
  return out;
}
