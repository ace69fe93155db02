import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { OrderEditor } from './OrderEditor.js';
import { StatusesEditor } from './StatusesEditor.js';
import { type PanelOptions, defaultOptions } from './types.js';

const picture = ['Picture'];
const marks = ['Baseline and marks'];
const statuses = ['Statuses'];

/** The panel's options, in Grafana's groups. Their defaults need no change. */
export function addOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  builder
    .addRadio({
      path: 'view',
      name: 'View',
      category: picture,
      defaultValue: defaultOptions.view,
      settings: {
        options: [
          { value: 'lanes', label: 'Lanes', description: 'One lane a status, each against its baseline' },
          { value: 'share', label: 'Share', description: 'Stacked shares of each minute' },
          { value: 'counts', label: 'Counts', description: 'Stacked counts' },
        ],
      },
    })
    .addRadio({
      path: 'scale',
      name: 'Scale',
      description: 'How a lane maps counts to height; zero stays zero in each.',
      category: picture,
      defaultValue: defaultOptions.scale,
      settings: {
        options: [
          { value: 'linear', label: 'Linear' },
          { value: 'sqrt', label: 'Square root' },
          { value: 'log', label: 'Log' },
        ],
      },
      showIf: (options) => options.view === 'lanes',
    })
    .addBooleanSwitch({
      path: 'showStrip',
      name: 'Top strip',
      description: 'How it stands now, and the mix now above the mix expected.',
      category: picture,
      defaultValue: defaultOptions.showStrip,
    })
    .addNumberInput({
      path: 'nowMinutes',
      name: 'Window of now',
      description: 'Minutes that count as now, ending with the newest counted one.',
      category: picture,
      defaultValue: defaultOptions.nowMinutes,
      settings: { min: 1, max: 60, integer: true },
    })
    .addBooleanSwitch({
      path: 'showLegend',
      name: 'Legend',
      category: picture,
      defaultValue: defaultOptions.showLegend,
    })
    .addBooleanSwitch({
      path: 'showBand',
      name: 'Band',
      description: 'The counts a minute may have before it stands out; when stacked, the expected layers.',
      category: marks,
      defaultValue: defaultOptions.showBand,
    })
    .addBooleanSwitch({
      path: 'showMarkers',
      name: 'Markers',
      description: 'Anomalous minutes and incidents.',
      category: marks,
      defaultValue: defaultOptions.showMarkers,
    })
    .addRadio({
      path: 'minSeverity',
      name: 'Mark from',
      description: 'The least severity of minutes and incidents that are marked and named.',
      category: marks,
      defaultValue: defaultOptions.minSeverity,
      settings: {
        options: [
          { value: 1, label: 'Warning' },
          { value: 2, label: 'Critical' },
        ],
      },
    })
    .addTextInput({
      path: 'only',
      name: 'Show only',
      description:
        'Names with commas; variables too, as ${status}. Shares stay those of all transactions. Empty: all.',
      category: statuses,
      defaultValue: defaultOptions.only,
    })
    .addCustomEditor({
      id: 'order',
      path: 'order',
      name: 'Order',
      description: 'Unchanged, what deviates comes first, then what is watched.',
      category: statuses,
      defaultValue: defaultOptions.order,
      editor: OrderEditor,
    })
    .addCustomEditor({
      id: 'statuses',
      path: 'statuses',
      name: 'Visibility and colours',
      category: statuses,
      defaultValue: defaultOptions.statuses,
      editor: StatusesEditor,
    });
}
