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

/** Draws a chart as a file of its own that brings its colours, light or dark as its reader prefers. */
export function renderSvgFile(chart: Chart, size: ChartSize & { narrow: boolean }, title: string): string {
  const background = '<rect width="100%" height="100%" rx="8" style="fill:var(--card)"/>';
  return renderSvg(chart, size).replace(
    />/,
    ` role="img"><title>${title}</title><style>${colorRules('svg')}</style>${background}`,
  );
}

/** Lets the page scale the picture: the size becomes a view box. */
function scalable(svg: string, { width, height }: ChartSize): string {
  return svg.replace(/^<svg[^>]*>/, () => {
    const box = `viewBox="0 0 ${String(width)} ${String(height)}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${box} width="${String(width)}" height="${String(height)}">`;
  });
}
