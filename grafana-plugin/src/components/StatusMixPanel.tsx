import React, { useMemo } from 'react';
import { LoadingState, type PanelProps } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';

import { type Lane, prepare } from '../data/model.js';
import { verdict } from '../data/verdict.js';
import { namesIn } from '../options/statuses.js';
import { type PanelOptions, defaultOptions } from '../options/types.js';
import { colorOf, paintOf } from '../views/colors.js';
import { type Scene } from '../views/context.js';
import { stackOrder } from '../views/stack.js';
import { Chart } from './Chart.js';
import { LaneBadges } from './LaneBadges.js';
import { LaneLabels } from './LaneLabels.js';
import { Legend } from './Legend.js';
import { StateMessage, stateOf } from './StateMessage.js';
import { TopStrip } from './TopStrip.js';
import { layout } from './layout.js';
import { panelStyles } from './styles.js';
import { useVisibility } from './useVisibility.js';

/** The panel: prepares the query's frames and lays out strip, chart and legend. */
export function StatusMixPanel(props: PanelProps<PanelOptions>) {
  const theme = useTheme2();
  const styles = useStyles2(panelStyles);
  const { data, timeZone, width, height } = props;
  const options = useMemo(() => ({ ...defaultOptions, ...props.options }), [props.options]);
  const only = props.replaceVariables(options.only, undefined, 'csv');
  const { from, to } = data.timeRange;
  const range = useMemo(() => ({ from: from.valueOf(), to: to.valueOf() }), [from, to]);
  const model = useMemo(
    () =>
      prepare({
        frames: data.series,
        range,
        clock: Date.now(),
        nowMinutes: options.nowMinutes,
        statuses: options.statuses,
        only: namesIn(only),
        order: options.order,
      }),
    [data.series, range, options.nowMinutes, options.statuses, only, options.order],
  );
  const { shown, toggle, isHidden } = useVisibility(model.lanes);
  const colors = useMemo(
    () => new Map(model.lanes.map((lane) => [lane.status, colorOf(theme, lane, options.statuses)])),
    [model.lanes, theme, options.statuses],
  );
  const scene: Scene = useMemo(
    () => ({ model, lanes: shown, colors, options, paint: paintOf(theme) }),
    [model, shown, colors, options, theme],
  );
  const present = useMemo(() => verdict(model, options.minSeverity), [model, options.minSeverity]);

  const state = stateOf(data, model.problem);
  if (state) {
    return <StateMessage state={state} width={width} height={height} />;
  }
  const asLanes = options.view === 'lanes';
  const room = layout({
    width,
    height,
    lanes: shown.length,
    showStrip: options.showStrip,
    showLegend: options.showLegend,
    asLanes,
  });
  const rows: Lane[] = asLanes ? shown : [];
  return (
    <div
      className={styles.root}
      style={{ width, height }}
      aria-busy={data.state === LoadingState.Loading}
      data-testid="firewatch-status-mix"
    >
      {options.showStrip && (
        <TopStrip model={model} verdict={present} colors={colors} timeZone={timeZone} room={room} />
      )}
      <div className={styles.body} style={{ height: room.body }}>
        {asLanes && (
          <LaneLabels
            lanes={rows}
            colors={colors}
            room={room}
            minSeverity={options.minSeverity}
            hasMix={model.hasMix}
          />
        )}
        <Chart {...{ scene, room, timeZone }} onZoom={props.onChangeTimeRange} />
        {asLanes && <LaneBadges lanes={rows} room={room} minSeverity={options.minSeverity} model={model} />}
      </div>
      {room.legend > 0 && (
        <Legend
          lanes={asLanes ? model.lanes : stackOrder(model.lanes)}
          colors={colors}
          model={model}
          isHidden={isHidden}
          onToggle={toggle}
          height={room.legend}
          isWall={room.size === 'wall'}
          showKey={width >= 860}
        />
      )}
    </div>
  );
}
