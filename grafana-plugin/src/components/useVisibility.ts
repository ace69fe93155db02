import { useCallback, useMemo, useState } from 'react';

import { type Lane } from '../data/model.js';

/** The statuses hidden after a click on `status` in a legend of `all`. */
export function hiddenAfter(
  hidden: ReadonlySet<string>,
  all: readonly string[],
  status: string,
  append: boolean,
): Set<string> {
  if (append) {
    const next = new Set(hidden);
    if (!next.delete(status)) {
      next.add(status);
    }
    return next.size >= all.length ? new Set() : next;
  }
  const others = all.filter((name) => name !== status);
  const isAlone = !hidden.has(status) && others.every((name) => hidden.has(name));
  return isAlone ? new Set() : new Set(others);
}

/** Which lanes the legend lets through: a click shows one alone, with Ctrl, ⌘ or Shift it toggles one. */
export function useVisibility(lanes: Lane[]) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => {
    const left = lanes.filter((lane) => !hidden.has(lane.status));
    return left.length > 0 ? left : lanes;
  }, [lanes, hidden]);
  const toggle = useCallback(
    (status: string, append: boolean) => {
      const all = lanes.map((lane) => lane.status);
      setHidden((before) => hiddenAfter(before, all, status, append));
    },
    [lanes],
  );
  const isHidden = useCallback((status: string) => hidden.has(status), [hidden]);
  return { shown, toggle, isHidden };
}
