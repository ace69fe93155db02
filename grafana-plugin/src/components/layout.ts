/** What there is room for; px. */
export interface Layout {
  size: 'small' | 'medium' | 'large' | 'wall';
  strip: number;
  legend: number;
  body: number;
  labels: number;
  badges: number;
  axisWidth: number;
  axisHeight: number;
  chartWidth: number;
  laneHeight: number;
}

interface Ask {
  width: number;
  height: number;
  lanes: number;
  showStrip: boolean;
  showLegend: boolean;
  asLanes: boolean;
}

function sizeOf(width: number, height: number): Layout['size'] {
  if (width < 480 || height < 300) {
    return 'small';
  }
  if (width < 860 || height < 420) {
    return 'medium';
  }
  return width >= 1700 && height >= 850 ? 'wall' : 'large';
}

const widths = {
  small: { labels: 92, badges: 48, axis: 0 },
  medium: { labels: 150, badges: 84, axis: 34 },
  large: { labels: 196, badges: 128, axis: 42 },
  wall: { labels: 300, badges: 200, axis: 46 },
} as const;

const heights = {
  small: { strip: 44, legend: 0, axis: 18 },
  medium: { strip: 64, legend: 26, axis: 22 },
  large: { strip: 92, legend: 28, axis: 24 },
  wall: { strip: 140, legend: 32, axis: 26 },
} as const;

/** Shares the panel's room out: the strip above, the legend below, the lanes in what is left. */
export function layout(ask: Ask): Layout {
  const size = sizeOf(ask.width, ask.height);
  const strip = ask.showStrip ? heights[size].strip : 0;
  const legend = ask.showLegend ? heights[size].legend : 0;
  const body = Math.max(60, ask.height - strip - legend);
  const labels = ask.asLanes ? widths[size].labels : 0;
  const badges = ask.asLanes ? widths[size].badges : 0;
  const axisHeight = heights[size].axis;
  return {
    size,
    strip,
    legend,
    body,
    labels,
    badges,
    axisWidth: widths[size].axis,
    axisHeight,
    chartWidth: Math.max(60, ask.width - labels - badges),
    laneHeight: (body - axisHeight) / Math.max(1, ask.lanes),
  };
}
