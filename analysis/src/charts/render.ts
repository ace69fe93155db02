import { BarChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { escapeText } from '../report/html.js';
import { colorRules } from './colors.js';

echarts.use([
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  SVGRenderer,
  TitleComponent,
]);

export interface ChartSize {
  width: number;
  height: number;
}

/** A chart as it is drawn for a size: narrow ones leave out what a phone has no room for. */
export type Chart = (size: ChartSize & { narrow: boolean }) => EChartsCoreOption;

/** A chart that can be put on a page or into a file of its own. */
export interface NamedChart {
  /** Tells it from the others of its file. */
  name: string;
  chart: Chart;
  height: number;
  /** What it shows, for those who do not see it. */
  title: string;
}

export const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";

/** Draws a chart as SVG text, without a browser. Colours may be CSS variables of the page. */
export function renderSvg(chart: Chart, size: ChartSize & { narrow: boolean }): string {
  const instance = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    instance.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily },
      ...chart(size),
    });
    return scalable(instance.renderToSVGString(), size);
  } finally {
    instance.dispose();
  }
}

/**
 * Draws a chart as a file of its own that brings its colours, light or dark as its reader prefers. The same chart gives
 * the same text, so that a file can be compared with what is drawn now.
 */
export function renderSvgFile(chart: Chart, size: ChartSize & { narrow: boolean }, title: string): string {
  const background = '<rect width="100%" height="100%" rx="8" style="fill:var(--card)"/>';
  const head = ` role="img"><title>${escapeText(title)}</title><style>${colorRules('svg')}</style>${background}`;
  // Ids are numbered through the process; in a file alone no other picture can have the same.
  return renderSvg(chart, size)
    .replace('>', head)
    .replace(/\bzr\d+-/g, 'zr-');
}

/** Lets the page scale the picture: the size becomes a view box. */
function scalable(svg: string, { width, height }: ChartSize): string {
  return svg.replace(/^<svg[^>]*>/, () => {
    const box = `viewBox="0 0 ${String(width)} ${String(height)}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${box} width="${String(width)}" height="${String(height)}">`;
  });
}
