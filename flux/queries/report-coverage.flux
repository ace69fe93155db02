// How much of a range was watched, a shard: minutes known of (yield "known"), those watched in full ("covered"; the others
// are partial), and the longest time from one known minute to the next ("gap", minutes).
// Inputs: params (start, stop). Output columns: shard, _value (known, covered) or elapsed (gap).
params = {start: -24h, stop: now()}

minutes =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "covered" and r.status == "approved")
        |> group(columns: ["shard"])

minutes |> count() |> yield(name: "known")
minutes |> sum() |> yield(name: "covered")
minutes |> sort(columns: ["_time"]) |> elapsed(unit: 1m) |> max(column: "elapsed") |> yield(name: "gap")
