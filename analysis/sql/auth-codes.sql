-- Authorisation codes: how often each comes, and the ten minutes in which it stood out most.
--
-- Reads   codes(minute, auth_code, count).
-- Returns one row a code: count, share of all, and the ten minutes in which it came most beyond its share of
--         what was going on: when (peak_at, a minute), how many, how many its share would be, and z, by the
--         square roots of checkout-hours.sql.
WITH code AS (
  SELECT auth_code, sum(count) AS count, sum(count) / sum(sum(count)) OVER () AS share
  FROM codes
  GROUP BY auth_code
),
slot AS (
  SELECT minute // 10 * 10 AS minute, auth_code, sum(count) AS count,
    sum(sum(count)) OVER (PARTITION BY minute // 10) AS volume
  FROM codes
  GROUP BY minute // 10, auth_code
),
scored AS (
  SELECT
    slot.*,
    slot.volume * code.share AS expected,
    2 * (sqrt(slot.count + 3 / 8) - sqrt(expected + 3 / 8)) AS z
  FROM slot
  JOIN code USING (auth_code)
)
SELECT
  code.auth_code,
  any_value(code.count) AS count,
  any_value(code.share) AS share,
  arg_max(scored.minute, (scored.z, -scored.minute)) AS peak_at,
  arg_max(scored.count, (scored.z, -scored.minute)) AS peak,
  arg_max(scored.expected, (scored.z, -scored.minute)) AS peak_expected,
  max(scored.z) AS z
FROM code
JOIN scored USING (auth_code)
GROUP BY code.auth_code
ORDER BY count DESC, code.auth_code
