import {
  type DataFrame,
  EventBusSrv,
  type GrafanaTheme2,
  LoadingState,
  type PanelProps,
  applyFieldOverrides,
  dateTime,
} from '@grafana/data';

import { type PanelOptions, defaultOptions } from '../../src/options/types.js';
import { type DayOptions, type MixRow, day } from '../support/day.js';
import { fluxFrames, longFrame, pivotedFrames } from '../support/frames.js';

/** A picture to mount: plain data, so that a test can hand it to the page. */
export interface MountSpec {
  theme: 'dark' | 'light';
  width: number;
  height: number;
  options?: Partial<PanelOptions>;
  /** The data; without it the query has answered with nothing. */
  day?: DayOptions;
  /** The data as it was stored, in place of a day made up. */
  rows?: MixRow[];
  shape?: 'flux' | 'pivoted' | 'long';
  range?: { from: number; to: number };
  state?: 'Done' | 'Loading' | 'Error';
  error?: string;
  /** Leaves only these columns. */
  only?: string[];
  /** Gives every field a data link; `oneClick`: one that a click follows at once. */
  links?: boolean | 'oneClick';
  /** Frames made before, where making them must not be timed. */
  frames?: DataFrame[];
}

type Props = PanelProps<PanelOptions>;

function framesOf(spec: MountSpec, theme: GrafanaTheme2): Props['data']['series'] {
  if (spec.frames) {
    return spec.frames;
  }
  if (!spec.day && !spec.rows) {
    return [];
  }
  const rows = spec.rows ?? day(spec.day!);
  const made =
    spec.shape === 'long'
      ? [longFrame(rows)]
      : spec.shape === 'pivoted'
        ? pivotedFrames(rows, spec.only as Parameters<typeof pivotedFrames>[1])
        : fluxFrames(rows);
  const oneClick = spec.links === 'oneClick';
  const link = {
    title: 'Status dashboard',
    url: '/d/status?time=${__value.time}',
    targetBlank: true,
    oneClick,
  };
  const links = spec.links ? [link] : [];
  for (const field of made.flatMap((frame) => frame.fields)) {
    field.config = { ...field.config, links };
  }
  return applyFieldOverrides({
    data: made,
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme,
  });
}

/** The props Grafana would give the panel. */
export function propsOf(
  spec: MountSpec,
  theme: GrafanaTheme2,
  onChangeTimeRange: Props['onChangeTimeRange'],
): Props {
  const start = spec.day?.start ?? 0;
  const range = spec.range ?? { from: start, to: start + (spec.day?.minutes ?? 60) * 60_000 };
  const timeRange = {
    from: dateTime(range.from),
    to: dateTime(range.to),
    raw: { from: dateTime(range.from), to: dateTime(range.to) },
  };
  return {
    id: 1,
    title: 'Status mix',
    transparent: false,
    renderCounter: 0,
    width: spec.width,
    height: spec.height,
    timeZone: 'utc',
    timeRange,
    fieldConfig: { defaults: {}, overrides: [] },
    eventBus: new EventBusSrv(),
    options: { ...defaultOptions, ...spec.options },
    data: {
      state: LoadingState[spec.state ?? 'Done'],
      series: framesOf(spec, theme),
      timeRange,
      ...(spec.error ? { errors: [{ message: spec.error }] } : {}),
    },
    onOptionsChange: () => undefined,
    onFieldConfigChange: () => undefined,
    replaceVariables: (text) => text,
    onChangeTimeRange,
  };
}
