import React from 'react';
import { type StandardEditorProps } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';

import { statusName } from '../data/format.js';
import { AutomaticButton } from './AutomaticButton.js';
import { editorStyles } from './editor-styles.js';
import { arranged, moved } from './statuses.js';
import { type PanelOptions } from './types.js';

type Props = StandardEditorProps<string[], unknown, PanelOptions>;

/** The order of the statuses. */
export function OrderEditor({ value, onChange, context }: Props) {
  const styles = useStyles2(editorStyles);
  const order = value ?? [];
  const names = arranged(order, context.data);
  return (
    <div>
      <ul className={styles.list}>
        {names.map((name, i) => (
          <li key={name} className={styles.row}>
            <span className={styles.name}>{statusName(name)}</span>
            <IconButton
              name="arrow-up"
              tooltip="Move up"
              disabled={i === 0}
              onClick={() => {
                onChange(moved(names, i, -1));
              }}
            />
            <IconButton
              name="arrow-down"
              tooltip="Move down"
              disabled={i === names.length - 1}
              onClick={() => {
                onChange(moved(names, i, 1));
              }}
            />
          </li>
        ))}
      </ul>
      {order.length > 0 && (
        <AutomaticButton
          onClick={() => {
            onChange([]);
          }}
        />
      )}
    </div>
  );
}
