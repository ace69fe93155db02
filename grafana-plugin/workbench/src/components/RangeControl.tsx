import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { formatSpan } from '../format.js';
import { type Selection, choices, shifted, widened } from '../state/range.js';
import { Icon, type IconName } from './Icon.js';
import { Segmented } from './Segmented.js';
import { controlStyles } from './controls.js';

interface Props {
  selection: Selection;
  onChange: (selection: Selection) => void;
}

/** Which time is shown: the last hours, or a fixed stretch from a drag in the picture. */
export function RangeControl({ selection, onChange }: Props) {
  const controls = useStyles2(controlStyles);
  const styles = useStyles2(rangeStyles);
  const button = (icon: IconName, name: string, next: () => Selection) => (
    <button
      type="button"
      className={controls.icon}
      aria-label={name}
      title={name}
      onClick={() => {
        onChange(next());
      }}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div className={styles.row}>
      {selection.kind === 'fixed' && (
        <span className={styles.fixed} data-testid="fixed-range">
          {formatSpan(selection.from, selection.to)}
        </span>
      )}
      {button('back', 'Earlier', () => shifted(selection, Date.now(), -1))}
      <Segmented
        label="Time range"
        value={selection.kind === 'last' ? selection.hours : null}
        options={choices.map(({ hours, label, name }) => ({ value: hours, label, name }))}
        onChange={(hours) => {
          onChange({ kind: 'last', hours });
        }}
      />
      {button('forward', 'Later', () => shifted(selection, Date.now(), 1))}
      {button('widen', 'Zoom out', () => widened(selection, Date.now()))}
    </div>
  );
}

function rangeStyles() {
  return {
    row: css({ display: 'flex', alignItems: 'center', gap: 4, flexWrap: 'wrap' }),
    fixed: css({ fontSize: 13, marginRight: 6, fontVariantNumeric: 'tabular-nums' }),
  };
}
