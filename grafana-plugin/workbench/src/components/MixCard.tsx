import { type AbsoluteTimeRange, EventBusSrv, LoadingState, type PanelProps } from '@grafana/data';
import React, { useMemo } from 'react';

import { StatusMixPanel } from '../../../src/components/StatusMixPanel.js';
import { type PanelOptions, type View, defaultOptions } from '../../../src/options/types.js';
import type { Range } from '../api/client.js';
import type { MixMinute } from '../api/types.js';
import { framesOf } from '../state/frames.js';
import { toTimeRange } from '../state/range.js';
import { useSize } from '../state/useSize.js';
import { Card } from './Card.js';
import { Segmented } from './Segmented.js';

interface Props {
  minutes: MixMinute[] | null;
  range: Range;
  view: View;
  onView: (view: View) => void;
  onZoom: (range: AbsoluteTimeRange) => void;
  className?: string;
}

const views: ReadonlyArray<{ value: View; label: string; name: string }> = [
  { value: 'lanes', label: 'Lanes', name: 'One lane a status against its baseline' },
  { value: 'share', label: 'Share', name: 'Stacked shares' },
  { value: 'counts', label: 'Counts', name: 'Stacked counts' },
];

const bus = new EventBusSrv();
const nothing = (): void => undefined;

/** The Grafana panel itself, on live data. */
export function MixCard({ minutes, range, view, onView, onZoom, className }: Props) {
  const [box, size] = useSize();
  const timeRange = useMemo(() => toTimeRange(range), [range]);
  const series = useMemo(() => framesOf(minutes ?? []), [minutes]);
  const options: PanelOptions = useMemo(() => ({ ...defaultOptions, view }), [view]);
  const props: PanelProps<PanelOptions> = {
    id: 1,
    title: 'Status mix',
    transparent: false,
    renderCounter: 0,
    width: size.width,
    height: size.height,
    timeZone: 'browser',
    timeRange,
    fieldConfig: { defaults: {}, overrides: [] },
    eventBus: bus,
    options,
    data: { state: minutes ? LoadingState.Done : LoadingState.Loading, series, timeRange },
    onOptionsChange: nothing,
    onFieldConfigChange: nothing,
    replaceVariables: (text) => text,
    onChangeTimeRange: onZoom,
  };
  const switcher = <Segmented label="View" value={view} options={views} onChange={onView} />;
  return (
    <Card title="Status mix" aside={switcher} {...(className ? { className } : {})}>
      <div ref={box} style={{ width: '100%', height: '100%', minHeight: 0 }}>
        {size.width > 0 && <StatusMixPanel {...props} />}
      </div>
    </Card>
  );
}
