import React, { useMemo } from 'react';
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { LegendDisplayMode, PanelContextRoot, VizLegend, usePanelContext, useStyles2 } from '@grafana/ui';

import { statusName } from '../data/format.js';
import { type Lane, type Model } from '../data/model.js';
import { Key } from './Key.js';
import { LegendItem } from './LegendItem.js';
import { Remarks } from './Remarks.js';

interface Props {
  lanes: readonly Lane[];
  colors: ReadonlyMap<string, string>;
  model: Model;
  isHidden: (status: string) => boolean;
  onToggle: (status: string, append: boolean) => void;
  height: number;
  isWall: boolean;
  showKey: boolean;
}

/** Names and colours, click to show one alone; columns that are missing; and what the textures in sight mean. */
export function Legend({ lanes, colors, model, isHidden, onToggle, height, isWall, showKey }: Props) {
  const styles = useStyles2(legendStyles);
  const context = usePanelContext();
  // A status is drawn from several fields, which Grafana's own hiding by field name would not find.
  const own = useMemo(() => {
    const rest = { ...context };
    delete rest.onToggleSeriesVisibility;
    return rest;
  }, [context]);
  return (
    <div className={cx(styles.row, isWall && styles.wall)} style={{ height }}>
      <div className={styles.items}>
        <PanelContextRoot.Provider value={own}>
          <VizLegend<string>
            displayMode={LegendDisplayMode.List}
            placement="bottom"
            items={lanes.map((lane) => ({
              label: statusName(lane.status),
              color: colors.get(lane.status) ?? 'transparent',
              yAxis: 1,
              disabled: isHidden(lane.status),
              data: lane.status,
            }))}
            itemRenderer={(item) => <LegendItem key={item.label} item={item} onToggle={onToggle} />}
          />
        </PanelContextRoot.Provider>
      </div>
      <Remarks model={model} />
      {showKey && <Key model={model} />}
    </div>
  );
}

function legendStyles(theme: GrafanaTheme2) {
  return {
    row: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      overflow: 'hidden',
      flex: '0 0 auto',
    }),
    wall: css({ '--firewatch-legend': '16px' }),
    items: css({ minWidth: 0, maxHeight: '100%', overflowX: 'hidden', overflowY: 'auto' }),
  };
}
