-- Single transactions to counts.
--
-- Reads   transactions(event_time, status, amount): one row a transaction; times are in UTC.
-- Returns one row a minute (since 1970) and status that has transactions.
SELECT
  epoch_ms(event_time) // 60000 AS minute,
  status::VARCHAR AS status,
  count(*) AS count,
  sum(amount) AS amount
FROM transactions
GROUP BY ALL
