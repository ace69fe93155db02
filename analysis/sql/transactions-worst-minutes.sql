-- The ten minutes in which most payments went wrong: denied, failed or taken back.
--
-- Reads   minutes(minute, status, count, amount).
-- Returns one row a minute: volume, each of the statuses, `wrong` (their sum without approved) and its share.
SELECT
  minute,
  sum(count) AS volume,
  coalesce(sum(count) FILTER (status = 'approved'), 0) AS approved,
  coalesce(sum(count) FILTER (status = 'denied'), 0) AS denied,
  coalesce(sum(count) FILTER (status = 'failed'), 0) AS failed,
  coalesce(sum(count) FILTER (status = 'reversed'), 0) AS reversed,
  coalesce(sum(count) FILTER (status = 'backend_reversed'), 0) AS backend_reversed,
  coalesce(sum(count) FILTER (status IN ('denied', 'failed', 'reversed', 'backend_reversed')), 0) AS wrong,
  wrong / volume AS share
FROM minutes
GROUP BY minute
HAVING wrong > 0
ORDER BY wrong DESC, minute
LIMIT 10
