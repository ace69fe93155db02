/**
 * Texts of the transaction rules' alerts, as Go templates that Grafana fills in at each evaluation. They take numbers
 * (`$values`) and the one label `status`: a text label that changed would make new alerts.
 */

const number = (name: string, format = '%.0f'): string => `{{ printf "${format}" $values.${name}.Value }}`;
const when = (condition: string, then: string, otherwise = ''): string =>
  `{{ if ${condition} }}${then}${otherwise === '' ? '' : `{{ else }}${otherwise}`}{{ end }}`;

const isSilence = 'eq $labels.status "silence"';
const isOpen = 'eq $values.state.Value 1.0';
const isAbsorbed = 'eq $values.state.Value 3.0';

const since = '{{ ($values.since.Value | toTime).Format "15:04" }} UTC';
const silent = `no transactions for ${number('window')} minutes, ${number('expected')} expected`;
const counted = `${number('recent')} in 5 minutes, ${number('usual')} expected, ${number('level', '%.1f')}×`;
const side = when('eq $labels.status "approved"', 'below normal', 'above normal');

/** What the model saw in the newest minute, by its own window: `observed` against `expected`. */
const finding = `${number('observed')} in ${number('window')} minutes, ${number('expected', '%.1f')} expected, ${number('factor', '%.1f')}×`;

const open = when(isSilence, silent, `${side}: ${counted}`);
const absorbed = `still ${number('level', '%.1f')}× since ${since}, now taken as normal`;

/** @param links where dashboard and runbook are */
export function transactionAnnotations(links: {
  dashboard: string;
  runbook: string;
}): Record<string, string> {
  return {
    summary: when(isOpen, open, when(isAbsorbed, absorbed, 'back to normal')),
    finding,
    since: when(`and (gt $values.since.Value 0.0) (not (${isAbsorbed}))`, since),
    excess: when(
      'gt $values.amount.Value 0.5',
      `${number('amount')} ${when('lt $values.excess.Value 0.0', 'missing', 'too many')}`,
    ),
    share: when('gt $values.all.Value 0.0', `${number('share', '%.1f')} %`),
    recent: number('recent'),
    dashboard_url: `${links.dashboard}?var-status={{ $labels.status }}&from=${number('start')}&to=now`,
    runbook_url: links.runbook,
  };
}
