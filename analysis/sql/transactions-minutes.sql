-- Single transactions to counts.
--
-- Reads   transactions(at, status, amount): one row a transaction; `at` is its time in UTC.
-- Returns one row a minute (since 1970) and status that has transactions.
SELECT
  epoch_ms(at) // 60000 AS minute,
  status::VARCHAR AS status,
  count(*) AS count,
  sum(amount) AS amount
FROM transactions
GROUP BY ALL
