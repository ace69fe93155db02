import { statuses } from '@firewatch/flux';
import type { Status } from '@firewatch/flux';
import type { Database } from '../duckdb/database.js';
import { sql } from '../duckdb/sql.js';
import type { HourShare, ShareTrend, StatusTotal, WorstMinute } from './types.js';

interface TotalRow {
  status: Status;
  count: number;
  share: number;
  amount: number | null;
  most: number;
  most_at: number;
}

interface TrendRow {
  status: Status;
  since: number;
  share_before: number | null;
  share_lately: number | null;
}

export interface Mix {
  totals: StatusTotal[];
  hours: HourShare[];
  worstMinutes: WorstMinute[];
  trend: ShareTrend[];
}

/** Asks the table `minutes` for totals, hours, worst minutes and trend. */
export async function queryMix(database: Database): Promise<Mix> {
  const totals = await database.rows<TotalRow>(sql('transactions-totals'));
  const trend = await database.rows<TrendRow>(sql('transactions-trend'));
  const byStatus = new Map(totals.map((row) => [row.status, row]));
  return {
    totals: statuses.map((status) => toTotal(status, byStatus.get(status))),
    hours: await database.rows<HourShare>(sql('transactions-hours')),
    worstMinutes: await database.rows<WorstMinute>(sql('transactions-worst-minutes')),
    trend: trend.map(({ status, since, share_before, share_lately }) => ({
      status,
      since,
      before: share_before,
      lately: share_lately,
    })),
  };
}

function toTotal(status: Status, row: TotalRow | undefined): StatusTotal {
  if (row === undefined) return { status, count: 0, share: 0, amount: null, most: null };
  const { count, share, amount, most, most_at } = row;
  return { status, count, share, amount, most: { count: most, minute: most_at } };
}
