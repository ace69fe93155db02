import { FieldConfigProperty, PanelPlugin } from '@grafana/data';

import { StatusMixPanel } from './components/StatusMixPanel.js';
import { addOptions } from './options/options.js';
import { type PanelOptions } from './options/types.js';

export const plugin = new PanelPlugin<PanelOptions>(StatusMixPanel)
  .useFieldConfig({
    disableStandardOptions: [
      FieldConfigProperty.Thresholds,
      FieldConfigProperty.Mappings,
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
      FieldConfigProperty.NoValue,
      FieldConfigProperty.DisplayName,
    ],
    standardOptions: {
      [FieldConfigProperty.Color]: { settings: { byValueSupport: false, preferThresholdsMode: false } },
    },
  })
  .setPanelOptions(addOptions);
