-- The mix of statuses over the whole file.
--
-- Reads   minutes(minute, status, count, amount).
-- Returns one row a status: count, share of all transactions, amount, and its busiest minute.
SELECT
  status,
  sum(count) AS count,
  sum(count) / sum(sum(count)) OVER () AS share,
  sum(amount) AS amount,
  max(count) AS most,
  arg_min(minute, (-count, minute)) AS most_at
FROM minutes
GROUP BY status
ORDER BY count DESC, status
