import { signed } from '../output/numbers.js';
import { hourName, referenceNames, references } from '../checkout/types.js';
import type { CheckoutAnalysis, CheckoutHour, CheckoutIncident, Reference } from '../checkout/types.js';
import type { ColorName } from './colors.js';
import { color } from './colors.js';
import type { Chart } from './render.js';

const referenceColors: Record<Reference, ColorName> = {
  yesterday: 'r1',
  same_day_last_week: 'r2',
  avg_last_week: 'r3',
  avg_last_month: 'r4',
};
const dashes: Record<Reference, number[]> = {
  yesterday: [1, 3],
  same_day_last_week: [5, 3],
  avg_last_week: [8, 3, 2, 3],
  avg_last_month: [2, 2],
};

/** Today's bars against the expected line and the references behind it, with the incidents shaded. */
export function checkoutChart({ hours, incidents }: CheckoutAnalysis): Chart {
  const given = references.filter((reference) => hours.some((hour) => hour.references[reference] !== null));
  return ({ narrow }) => ({
    grid: { left: narrow ? 34 : 44, right: 12, top: narrow ? 104 : 60, bottom: 28 },
    legend: {
      top: 4,
      left: 4,
      itemWidth: 22,
      itemHeight: 10,
      // Without a browser a text's width is an estimate; a reader's font may be a fifth wider.
      itemGap: narrow ? 22 : 24,
      ...(narrow && { width: 300 }),
      textStyle: { color: color('muted'), fontSize: 12 },
      data: [
        // The legend's stroke alone says which line is meant; the dot ECharts adds says nothing.
        ...given.map((reference) => ({ name: referenceNames[reference], itemStyle: { opacity: 0 } })),
        { name: 'expected', itemStyle: { opacity: 0 } },
        { name: 'today' },
      ],
    },
    xAxis: hourAxis(hours, narrow),
    yAxis: valueAxis(),
    series: [
      ...given.map((reference) => ({
        name: referenceNames[reference],
        type: 'line',
        symbol: 'none',
        silent: true,
        itemStyle: { color: color(referenceColors[reference]) },
        lineStyle: { color: color(referenceColors[reference]), width: 1.5, type: dashes[reference] },
        data: hours.map((hour) => hour.references[reference]),
        z: 3,
      })),
      {
        name: 'expected',
        type: 'line',
        symbol: 'none',
        silent: true,
        itemStyle: { color: color('expected') },
        lineStyle: { color: color('expected'), width: 2.5 },
        data: hours.map(({ expected }) => expected),
        z: 4,
      },
      {
        name: 'today',
        type: 'bar',
        silent: true,
        barWidth: '62%',
        itemStyle: { color: color('bar'), borderRadius: [2, 2, 0, 0] },
        data: hours.map((hour) => ({ value: hour.today, itemStyle: { color: barColor(hour) } })),
        markArea: { silent: true, data: incidents.map((incident) => shade(incident)) },
        z: 2,
      },
    ],
  });
}

/** How far each hour is from expected, in steps of chance, against the level at which it is an anomaly. */
export function scoreChart({ hours }: CheckoutAnalysis): Chart {
  const level = (yAxis: number) => ({ yAxis, lineStyle: { color: color('muted'), type: [4, 3], width: 1 } });
  return ({ narrow }) => ({
    grid: { left: narrow ? 34 : 44, right: 12, top: 10, bottom: 28 },
    xAxis: { ...hourAxis(hours, narrow), axisLine: { onZero: false, lineStyle: { color: color('line') } } },
    yAxis: { ...valueAxis(), splitNumber: 4, boundaryGap: ['4%', '4%'] },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '62%',
        data: hours.map((hour) => ({ value: hour.z, itemStyle: { color: barColor(hour) } })),
        markLine: { silent: true, symbol: 'none', label: { show: false }, data: [level(4), level(-4)] },
      },
    ],
  });
}

function hourAxis(hours: readonly CheckoutHour[], narrow: boolean) {
  return {
    type: 'category',
    data: hours.map(({ hour }) => hourName(hour)),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: color('line') } },
    axisLabel: { color: color('muted'), fontSize: 12, interval: narrow ? 3 : 1 },
  };
}

function valueAxis() {
  return {
    type: 'value',
    axisLabel: { color: color('muted'), fontSize: 12 },
    splitLine: { lineStyle: { color: color('line') } },
  };
}

function barColor({ verdict }: CheckoutHour): string {
  if (verdict === 'low') return color('low');
  return color(verdict === 'high' ? 'high-bar' : 'bar');
}

function shade({ firstHour, lastHour, direction, excess }: CheckoutIncident) {
  const below = direction === 'below';
  return [
    {
      name: signed(excess, 0),
      xAxis: hourName(firstHour),
      itemStyle: { color: color(below ? 'low-soft' : 'high-soft') },
      label: {
        color: color(below ? 'low' : 'high'),
        fontSize: 12,
        fontWeight: 'bold',
        position: 'insideTop',
      },
    },
    { xAxis: hourName(lastHour) },
  ];
}
