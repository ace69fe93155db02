/**
 * The colours of pages and charts, by name. Charts are drawn in CSS variables, so that one SVG serves light,
 * dark and paper. Text colours reach a contrast of 4.5 on `card`.
 */
const light = {
  page: '#f4f5f7',
  card: '#ffffff',
  ink: '#17202b',
  muted: '#556170',
  line: '#dfe3e8',
  band: '#e9edf2',
  today: '#2463c7',
  bar: '#9dbdf0',
  expected: '#17202b',
  low: '#b3261e',
  'low-soft': '#fbe4e1',
  high: '#8a5300',
  'high-bar': '#d98a12',
  'high-soft': '#fdf0d9',
  good: '#1b6b3a',
  'good-soft': '#e0f2e6',
  r1: '#7b5ea7',
  r2: '#0f7a80',
  r3: '#96621e',
  r4: '#6a7686',
};
const dark: typeof light = {
  page: '#0e1217',
  card: '#171c23',
  ink: '#e9edf2',
  muted: '#a3afbd',
  line: '#2b333d',
  band: '#232a33',
  today: '#5d9bff',
  bar: '#2f5596',
  expected: '#e9edf2',
  low: '#ff8a7d',
  'low-soft': '#3d1f1e',
  high: '#f2b555',
  'high-bar': '#e0a03a',
  'high-soft': '#3a2c14',
  good: '#74d093',
  'good-soft': '#17301f',
  r1: '#b79ae0',
  r2: '#4fc0c6',
  r3: '#d6a05a',
  r4: '#8d99a8',
};

export type ColorName = keyof typeof light;

/** A colour for CSS and for charts, as a variable that the page or the SVG defines. */
export function color(name: ColorName): string {
  return `var(--${name})`;
}

/** Declares the variables for `selector`: light, dark where the reader prefers it, and light on paper. */
export function colorRules(selector: string): string {
  const declare = (palette: typeof light) =>
    Object.entries(palette)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';');
  return [
    `${selector}{color-scheme:light dark;${declare(light)}}`,
    `@media (prefers-color-scheme:dark){${selector}{${declare(dark)}}}`,
    `@media print{${selector}{color-scheme:light;${declare(light)}}}`,
  ].join('');
}

/** Puts the light colours in place of the variables, for programs that draw SVG but know no CSS variables. */
export function inLight(svg: string): string {
  return svg.replace(/var\(--([\w-]+)\)/g, (whole, name: string) =>
    Object.hasOwn(light, name) ? light[name as ColorName] : whole,
  );
}
