-- Checkout incidents: hours in a row with one verdict are one incident.
--
-- Reads   hours, the result of checkout-hours.sql.
-- Returns one row an incident: first and last hour, verdict, hours, today, expected, excess
--         (sales too many, or missing where below zero), z and weakest_z (of the hour that stands out most; NULL where it has one reference only).
WITH island AS (
  -- Along a run of neighbouring hours, hour and row number grow alike: their difference names the run.
  SELECT *, hour - row_number() OVER (PARTITION BY verdict ORDER BY hour) AS run
  FROM hours
  WHERE verdict IN ('low', 'high')
)
SELECT
  min(hour) AS first_hour,
  max(hour) AS last_hour,
  verdict,
  count(*)::INTEGER AS hours,
  sum(today) AS today,
  sum(expected) AS expected,
  sum(difference) AS excess,
  arg_max(z, abs(z)) AS z,
  arg_max_null(weakest_z, abs(z)) AS weakest_z
FROM island
GROUP BY verdict, run
ORDER BY first_hour
