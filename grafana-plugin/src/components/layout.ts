export type Size = 'small' | 'medium' | 'large' | 'wall';

/** What there is room for; px. */
export interface Layout {
  /** Of strip and legend: as much as both width and height allow. */
  size: Size;
  /** Of what stands left and right of the lanes: as much as the width allows. */
  columns: Size;
  /** Of the text beside a lane. */
  fontSize: number;
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

function sizeOf(width: number, height: number): Size {
  if (width < 480 || height < 220) {
    return 'small';
  }
  if (width < 860 || height < 420) {
    return 'medium';
  }
  return width >= 1700 && height >= 850 ? 'wall' : 'large';
}

function columnsOf(width: number, size: Size): Size {
  if (size === 'wall') {
    return size;
  }
  return width < 480 ? 'small' : width < 860 ? 'medium' : 'large';
}

/** A legend below a low chart would take more than it gives. */
const leastHeightWithLegend = 300;

/** Least and greatest text beside a lane; at the greatest, "1,234 of 1,234 expected" just fits its column. */
const fonts = {
  small: [10.5, 11],
  medium: [12, 12.5],
  large: [12, 15],
  wall: [14, 24],
} as const;

const widths = {
  small: { labels: 92, badges: 48, axis: 0 },
  medium: { labels: 150, badges: 84, axis: 34 },
  large: { labels: 196, badges: 128, axis: 42 },
  wall: { labels: 300, badges: 200, axis: 46 },
} as const;

const heights = {
  small: { strip: 60, legend: 0, axis: 18 },
  medium: { strip: 64, legend: 26, axis: 22 },
  large: { strip: 92, legend: 28, axis: 24 },
  wall: { strip: 140, legend: 32, axis: 26 },
} as const;

/** Shares the panel's room out: the strip above, the legend below, the lanes in what is left. */
export function layout(ask: Ask): Layout {
  const size = sizeOf(ask.width, ask.height);
  const columns = columnsOf(ask.width, size);
  const strip = ask.showStrip ? heights[size].strip : 0;
  const legend = ask.showLegend && ask.height >= leastHeightWithLegend ? heights[size].legend : 0;
  const body = Math.max(60, ask.height - strip - legend);
  const labels = ask.asLanes ? widths[columns].labels : 0;
  const badges = ask.asLanes ? widths[columns].badges : 0;
  const axisHeight = heights[size].axis;
  const laneHeight = (body - axisHeight) / Math.max(1, ask.lanes);
  const [least, greatest] = fonts[columns];
  return {
    size,
    columns,
    fontSize: Math.min(greatest, Math.max(least, laneHeight / 5.5)),
    strip,
    legend,
    body,
    labels,
    badges,
    axisWidth: widths[columns].axis,
    axisHeight,
    chartWidth: Math.max(60, ask.width - labels - badges),
    laneHeight,
  };
}
