import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react';
import type uPlot from 'uplot';

/** Steps of the crosshair, in points; with Shift a quarter of an hour of minutes. */
const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -60, PageDown: 60 };
const shiftFactor = 15;

/** The next point of the crosshair for a key, kept inside the visible points; null for other keys. */
export function nextIndex(
  key: string,
  shift: boolean,
  at: { current: number | null; first: number; last: number },
): number | null {
  const { current, first, last } = at;
  if (key === 'Home') {
    return first;
  }
  if (key === 'End') {
    return last;
  }
  const move = moves[key];
  if (move === undefined) {
    return null;
  }
  const from = current ?? (move > 0 ? first - 1 : last + 1);
  return Math.min(last, Math.max(first, from + move * (shift ? shiftFactor : 1)));
}

function pointAt(u: uPlot, index: number, kind: string): void {
  const rect = u.over.getBoundingClientRect();
  const clientX = rect.left + u.valToPos(u.data[0][index]!, 'x');
  const top = u.cursor.top ?? -1;
  const clientY = rect.top + (top >= 0 ? top : rect.height / 2);
  u.over.dispatchEvent(new MouseEvent(kind, { clientX, clientY, bubbles: true, view: window }));
}

/**
 * Moves the crosshair by key, as the mouse would, so that the tooltip and other panels follow; `read` gives
 * the sentence that a screen reader says for a point.
 */
export function useKeyboard(plot: RefObject<uPlot | null>, read: (index: number) => string) {
  const [reading, setReading] = useState('');
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const u = plot.current;
      if (!u) {
        return;
      }
      if (event.key === 'Escape') {
        pointLeave(u);
        setReading('');
        return;
      }
      const current = u.cursor.idx ?? null;
      if (event.key === 'Enter' && current !== null) {
        // uPlot takes a click away from where the button went down for the end of a drag, and swallows it.
        for (const kind of ['mousedown', 'mouseup', 'click']) {
          pointAt(u, current, kind);
        }
        event.preventDefault();
        return;
      }
      const [first, last] = u.series[0]!.idxs ?? [0, u.data[0].length - 1];
      const next = nextIndex(event.key, event.shiftKey, { current, first, last });
      if (next === null) {
        return;
      }
      event.preventDefault();
      if (current === null) {
        u.over.dispatchEvent(new MouseEvent('mouseenter', { view: window }));
      }
      pointAt(u, next, 'mousemove');
      setReading(read(next));
    },
    [plot, read],
  );
  const onBlur = useCallback(() => {
    setReading('');
  }, []);
  return { onKeyDown, onBlur, reading };
}

function pointLeave(u: uPlot): void {
  u.over.dispatchEvent(new MouseEvent('mouseleave', { view: window }));
}
