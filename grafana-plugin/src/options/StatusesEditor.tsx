import React from 'react';
import { type StandardEditorProps } from '@grafana/data';
import { ColorPicker, IconButton, useStyles2, useTheme2 } from '@grafana/ui';

import { statusName } from '../data/format.js';
import { colorOf } from '../views/colors.js';
import { AutomaticButton } from './AutomaticButton.js';
import { editorStyles } from './editor-styles.js';
import { changed, offered } from './statuses.js';
import { type PanelOptions, type StatusSetting } from './types.js';

type Props = StandardEditorProps<StatusSetting[], unknown, PanelOptions>;

/** Visibility and colour of the statuses. */
export function StatusesEditor({ value, onChange, context }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(editorStyles);
  const settings = value ?? [];
  return (
    <div>
      <ul className={styles.list}>
        {offered(settings, context.data).map(({ name, hidden }) => (
          <li key={name} className={styles.row}>
            <ColorPicker
              color={colorOf(theme, { status: name, field: undefined }, settings)}
              onChange={(color) => {
                onChange(changed(settings, name, { color }));
              }}
            />
            <span className={hidden ? styles.off : styles.name}>{statusName(name)}</span>
            <IconButton
              name={hidden ? 'eye-slash' : 'eye'}
              tooltip={hidden ? 'Show' : 'Hide'}
              onClick={() => {
                onChange(changed(settings, name, { hidden: hidden ? undefined : true }));
              }}
            />
          </li>
        ))}
      </ul>
      {settings.length > 0 && (
        <AutomaticButton
          onClick={() => {
            onChange([]);
          }}
        />
      )}
    </div>
  );
}
