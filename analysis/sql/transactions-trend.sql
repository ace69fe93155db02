-- Where the mix is heading: each status's share in the last three hours against all the time before them
-- (in a file of less than six hours: its second half against its first).
--
-- Reads   minutes(minute, status, count, amount).
-- Returns one row a status: share before and lately, and the minute at which "lately" begins.
WITH cut AS (
  SELECT max(minute) + 1 - least(180, (max(minute) + 1 - min(minute)) // 2) AS since
  FROM minutes
),
part AS (
  SELECT
    status,
    since,
    coalesce(sum(count) FILTER (minute < since), 0) AS before,
    coalesce(sum(count) FILTER (minute >= since), 0) AS lately
  FROM minutes, cut
  GROUP BY status, since
)
SELECT
  status,
  since,
  before / nullif(sum(before) OVER (), 0) AS share_before,
  lately / nullif(sum(lately) OVER (), 0) AS share_lately
FROM part
ORDER BY status
