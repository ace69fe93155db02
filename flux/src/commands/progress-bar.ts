import type { Progress } from '../recompute/types.js';

/** Draws a bar on a terminal; where there is none it stays silent, so that logs hold no control characters. */
export function progressBar(
  stream: NodeJS.WriteStream,
  label: string,
): { show: (p: Progress) => void; end: () => void } {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  const width = 30;
  let shown = '';
  return {
    show({ done, total, at }) {
      const share = total === 0 ? 1 : done / total;
      const filled = Math.round(share * width);
      const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
      const text = `${label} ${bar} ${Math.floor(share * 100)} % ${at.toISOString().slice(0, 16)}Z`;
      if (text === shown) return;
      shown = text;
      stream.write(`\r\u001b[K${text}`);
    },
    end() {
      stream.write('\r\u001b[K');
    },
  };
}
