import type { Status } from '@firewatch/flux';
import type { ReportedEpisode } from '../backtest/summary.js';
import type { Incident } from '../incidents/types.js';
import type { Series } from './series.js';
import type { Calendar } from '../output/times.js';

export interface StatusTotal {
  status: Status;
  count: number;
  /** Of all transactions, 0 to 1. */
  share: number;
  /** Sum of amounts; null where the file has none. */
  amount: number | null;
  /** The most in one minute, and when; null where the status never came. */
  most: { count: number; minute: number } | null;
}

export interface HourShare {
  /** Hours since the epoch. */
  hour: number;
  status: Status;
  count: number;
  share: number;
}

export interface WorstMinute {
  minute: number;
  volume: number;
  approved: number;
  denied: number;
  failed: number;
  reversed: number;
  backend_reversed: number;
  /** Denied, failed or taken back. */
  wrong: number;
  share: number;
}

export interface ShareTrend {
  status: Status;
  /** First minute of "lately". */
  since: number;
  before: number | null;
  lately: number | null;
}

export interface TransactionsAnalysis {
  kind: 'transactions';
  file: string;
  /** Whether its rows are single transactions, which were counted first. */
  singles: boolean;
  calendar: Calendar;
  volume: number;
  /** Whether the file is long enough for the model to judge a minute of it. */
  judged: boolean;
  totals: StatusTotal[];
  hours: HourShare[];
  worstMinutes: WorstMinute[];
  trend: ShareTrend[];
  /** As the backtest tells them: minutes from the first. */
  episodes: ReportedEpisode[];
  incidents: Incident[];
  /** For the charts. */
  series: Series;
  notes: string[];
  story: string[];
}
