import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type StandardEditorProps } from '@grafana/data';
import { Button, ColorPicker, IconButton, useStyles2, useTheme2 } from '@grafana/ui';

import { statusName } from '../data/format.js';
import { colorOf } from '../views/colors.js';
import { changed, moved, offered } from './statuses.js';
import { type PanelOptions, type StatusSetting } from './types.js';

type Props = StandardEditorProps<StatusSetting[], unknown, PanelOptions>;

/** Order, visibility and colour of the statuses. */
export function StatusesEditor({ value, onChange, context }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(editorStyles);
  const settings = value ?? [];
  const list = offered(settings, context.data);
  return (
    <div>
      <ul className={styles.list}>
        {list.map((entry, i) => (
          <li key={entry.name} className={styles.row}>
            <ColorPicker
              color={colorOf(theme, { status: entry.name, field: undefined }, list)}
              onChange={(color) => {
                onChange(changed(list, i, { color }));
              }}
            />
            <span className={entry.hidden ? styles.off : styles.name}>{statusName(entry.name)}</span>
            <IconButton
              name="arrow-up"
              tooltip="Move up"
              disabled={i === 0}
              onClick={() => {
                onChange(moved(list, i, -1));
              }}
            />
            <IconButton
              name="arrow-down"
              tooltip="Move down"
              disabled={i === list.length - 1}
              onClick={() => {
                onChange(moved(list, i, 1));
              }}
            />
            <IconButton
              name={entry.hidden ? 'eye-slash' : 'eye'}
              tooltip={entry.hidden ? 'Show' : 'Hide'}
              onClick={() => {
                onChange(changed(list, i, { hidden: entry.hidden ? undefined : true }));
              }}
            />
          </li>
        ))}
      </ul>
      {settings.length > 0 && (
        <Button
          size="sm"
          variant="secondary"
          onClick={() => {
            onChange([]);
          }}
        >
          Back to automatic
        </Button>
      )}
    </div>
  );
}

function editorStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: `0 0 ${theme.spacing(1)}`, padding: 0 }),
    row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minHeight: 28 }),
    name: css({ flex: 1 }),
    off: css({ flex: 1, color: theme.colors.text.disabled, textDecoration: 'line-through' }),
  };
}
