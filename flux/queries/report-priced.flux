// How many transactions came in minutes in which some had an amount, a status: what a sum of amounts is the sum of.
// Inputs: params (start, stop). Output columns: status, count (float).
params = {start: -24h, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "minute" and (r._field == "count" or r._field == "amount"))
    |> toFloat()
    |> group(columns: ["status", "shard"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => exists r.amount)
    |> group(columns: ["status"])
    |> sum(column: "count")
