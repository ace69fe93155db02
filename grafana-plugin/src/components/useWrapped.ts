import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How many of a wrapping list's entries stand below its first row, where nothing of them is seen. */
export function useWrapped(): [RefObject<HTMLUListElement | null>, number] {
  const list = useRef<HTMLUListElement | null>(null);
  const [wrapped, setWrapped] = useState(0);
  // After every drawing: texts and widths change with the data.
  useLayoutEffect(() => {
    const entries = [...(list.current?.children ?? [])] as HTMLElement[];
    const first = entries[0]?.offsetTop ?? 0;
    setWrapped(entries.filter((entry) => entry.offsetTop > first).length);
  });
  return [list, wrapped];
}
