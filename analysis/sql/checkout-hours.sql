-- Checkout sales by hour: today against what the same hour usually brings.
--
-- Reads   checkout(hour, today, yesterday, same_day_last_week, avg_last_week, avg_last_month)
--         one row an hour (0 to 23); NULL where a number is not known.
-- Returns one row an hour: expected, difference, factor, z, weakest_z, verdict.
--
-- A count of x sales varies by about √x, so 5 fewer mean much at 6 and little at 60. The square root evens
-- that out: with Poisson noise, 2√(x + 3/8) varies by about 1 at any level, and z counts such steps.
WITH reference AS (
  SELECT
    hour,
    today,
    [yesterday, same_day_last_week, avg_last_week, avg_last_month] AS known,
    -- The median of four: one odd day among them moves it little.
    list_median(known) AS expected,
    -- The same with each of the four left out in turn, to see how much the verdict hangs on one of them.
    [
      list_median([same_day_last_week, avg_last_week, avg_last_month]),
      list_median([yesterday, avg_last_week, avg_last_month]),
      list_median([yesterday, same_day_last_week, avg_last_month]),
      list_median([yesterday, same_day_last_week, avg_last_week])
    ] AS expected_without_one
  FROM checkout
),
scored AS (
  SELECT
    *,
    2 * (sqrt(today + 3 / 8) - sqrt(expected + 3 / 8)) AS z,
    list_transform(expected_without_one, lambda e: 2 * (sqrt(today + 3 / 8) - sqrt(e + 3 / 8))) AS z_without_one
  FROM reference
)
SELECT
  hour,
  today,
  expected,
  today - expected AS difference,
  CASE WHEN expected > 0 THEN today / expected END AS factor,
  z,
  -- Of the four, the z nearest to zero on the verdict's side (beyond zero: the verdict would turn). NULL where
  -- only one reference is known: without it, there is nothing to compare with.
  CASE WHEN list_count(known) < 2 THEN NULL WHEN z < 0 THEN list_max(z_without_one) ELSE list_min(z_without_one) END AS weakest_z,
  CASE
    WHEN z IS NULL THEN 'not judged'
    WHEN z >= 4 THEN 'high'
    WHEN z <= -4 THEN 'low'
    ELSE 'usual'
  END AS verdict
FROM scored
ORDER BY hour
