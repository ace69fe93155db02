import type { Links } from './spec.js';

/**
 * Texts of the transaction rules' alerts, as Go templates that Grafana fills in at each evaluation. They take numbers
 * (`$values`) and the one label `status`: a text label that changed would make new alerts.
 */

const number = (name: string, format = '%.0f'): string => `{{ printf "${format}" $values.${name}.Value }}`;
const when = (condition: string, then: string, otherwise = ''): string =>
  `{{ if ${condition} }}${then}${otherwise === '' ? '' : `{{ else }}${otherwise}`}{{ end }}`;

/** A count that was expected: with a decimal where it is small. */
const expected = (name: string): string =>
  when(`lt $values.${name}.Value 9.95`, number(name, '%.1f'), number(name));

const isSilence = 'eq $labels.status "silence"';
const isOpen = 'eq $values.state.Value 1.0';
const isAbsorbed = 'eq $values.state.Value 3.0';
/** Of an outage of several parts, one that is not the last was taken as normal. */
const wasAbsorbed = 'gt $values.absorbed.Value 0.0';

const clock = (name: string): string => `{{ ($values.${name}.Value | toTime).Format "15:04" }} UTC`;
const since = clock('since');
/** Its incident is open for some minutes more when transactions come again. */
const silent = when(
  'gt $values.window.Value 0.5',
  `no transactions for ${number('window')} minutes, ${number('expected')} expected`,
  'transactions come again',
);
const times = (factor: string, of: string): string =>
  when(`gt $values.${of}.Value 0.05`, `, ${number(factor, '%.1f')}×`);

/** By what was normal when the incident began: a rolling baseline learns a long outage, this does not. */
const byFrozen = `${number('recent')} in 5 minutes, ${expected('usual')} expected${times('level', 'usual')}`;

/** What the model saw in the newest minute, in the window that told it most. */
const minutes = `${number('window')} ${when('gt $values.window.Value 1.5', 'minutes', 'minute')}`;
const finding = `${number('observed')} in ${minutes}, ${expected('expected')} expected${times('factor', 'expected')}`;
const isTelling = 'or (lt $values.factor.Value 0.75) (gt $values.factor.Value 1.33)';
const counted = when(isTelling, finding, byFrozen);
const side = when('eq $labels.status "approved"', 'below normal', 'above normal');

const open = when(isSilence, silent, `${side}: ${counted}`);
const over = when(wasAbsorbed, 'over, a part of it taken as normal', 'back to normal');
const absorbed = `still ${number('level', '%.1f')}× since ${since}, now taken as normal`;

/** Silence is of all statuses, so it has no page of its own among theirs. */
const board = when(isSilence, 'firewatch-overview?', 'firewatch-status?var-status={{ $labels.status }}&');

/** @param links where dashboards and the runbook are */
export function transactionAnnotations(links: Links): Record<string, string> {
  // Without data, or while InfluxDB is away, there are no numbers, and the alert keeps the state that it had.
  const seen = (text: string, otherwise = ''): string => when('$values.peak', text, otherwise);
  return {
    summary: seen(when(isOpen, open, when(isAbsorbed, absorbed, over)), 'cannot be judged now'),
    finding: seen(finding),
    since: seen(when(`and (gt $values.since.Value 0.0) (not (${isAbsorbed}))`, since)),
    excess: seen(
      when(
        'gt $values.amount.Value 0.5',
        `${number('amount')} ${when('lt $values.excess.Value 0.0', 'missing', 'too many')}`,
      ),
    ),
    // Silence is of all statuses: it has no count of its own.
    share: seen(when('$values.share', when('gt $values.all.Value 0.0', `${number('share', '%.1f')} %`))),
    recent: seen(when('$values.recent', number('recent'))),
    minute: seen(when(isOpen, clock('minute'))),
    lasted: seen(when('gt $values.lasted.Value 0.5', `${number('lasted')} min`)),
    dashboard_url: `${links.dashboards}${board}${seen(`from=${number('start')}&`)}to=now`,
    runbook_url: links.runbook,
  };
}
