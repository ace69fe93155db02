-- The mix hour by hour.
--
-- Reads   minutes(minute, status, count, amount).
-- Returns one row an hour (since 1970) and status: count, and share of the hour's transactions.
SELECT
  minute // 60 AS hour,
  status,
  sum(count) AS count,
  sum(count) / sum(sum(count)) OVER (PARTITION BY minute // 60) AS share
FROM minutes
GROUP BY minute // 60, status
ORDER BY hour, status
