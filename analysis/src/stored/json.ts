import { minuteMs, rfc3339 } from '@firewatch/flux';
import { excessByStatus } from '../incidents/group.js';
import { pricedShare } from './money.js';
import type { InstallationReport } from './types.js';

/** The report as the object of `--json` and `GET /v1/report`. */
export function reportJson(report: InstallationReport) {
  const time = (minute: number) => rfc3339(new Date(minute * minuteMs));
  return {
    from: rfc3339(report.from),
    to: rfc3339(report.to),
    volume: report.volume,
    totals: Object.fromEntries(report.totals.map(({ status, count }) => [status, count])),
    shares: Object.fromEntries(report.totals.map(({ status, share }) => [status, share])),
    amounts: Object.fromEntries(
      report.totals.flatMap(({ status, amount }) => (amount === null ? [] : [[status, amount]])),
    ),
    pricedShare: pricedShare(report.totals),
    judgedMinutes: report.judged,
    incidents: report.incidents.map((incident) => ({
      id: incident.id,
      since: time(incident.start),
      until: incident.open ? null : time(incident.end),
      severity: incident.severity,
      harm: incident.harm,
      excess: Object.fromEntries(excessByStatus(incident)),
      excessBefore: incident.excessBefore,
      money: incident.money,
      detectMinutes: incident.detectMinutes,
      criticalMinutes: incident.criticalMinutes,
      recoverMinutes: incident.recoverMinutes,
      statuses: incident.statuses.map(({ status, direction, start, end, state, peak, excess }) => ({
        status,
        direction,
        since: time(start),
        until: time(end),
        state,
        peak,
        excess,
      })),
    })),
    coverage: report.coverage,
    intake: report.intake,
    story: report.story,
  };
}
