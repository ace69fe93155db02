/** Textures for minutes that are not ordinary; told apart by form, so no colour vision is needed. */

function tile(size: number, draw: (ctx: CanvasRenderingContext2D, size: number) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const ctx = canvas.getContext('2d');
  if (ctx) {
    draw(ctx, size);
  }
  return canvas;
}

const cache = new Map<string, HTMLCanvasElement>();

function pattern(
  ctx: CanvasRenderingContext2D,
  key: string,
  size: number,
  draw: (ctx: CanvasRenderingContext2D, size: number) => void,
): CanvasPattern | string {
  const made = cache.get(key) ?? tile(size, draw);
  cache.set(key, made);
  return ctx.createPattern(made, 'repeat') ?? 'transparent';
}

/** Diagonal lines: absent. */
export function hatch(ctx: CanvasRenderingContext2D, color: string, ratio: number): CanvasPattern | string {
  const size = Math.round(7 * ratio);
  return pattern(ctx, `hatch ${color} ${size}`, size, (c, s) => {
    c.strokeStyle = color;
    c.lineWidth = Math.max(1, ratio);
    c.beginPath();
    for (const shift of [-s, 0, s]) {
      c.moveTo(shift, s);
      c.lineTo(shift + s, 0);
    }
    c.stroke();
  });
}

/** Dots: held out of later baselines. */
export function dots(ctx: CanvasRenderingContext2D, color: string, ratio: number): CanvasPattern | string {
  const size = Math.round(6 * ratio);
  return pattern(ctx, `dots ${color} ${size}`, size, (c, s) => {
    c.fillStyle = color;
    c.beginPath();
    c.arc(s / 2, s / 2, Math.max(0.8, 0.8 * ratio), 0, 2 * Math.PI);
    c.fill();
  });
}
