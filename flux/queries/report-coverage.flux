// How much of a range was watched, a shard: minutes known of (yield "known"), those watched in full ("covered"; the others
// are partial), and the longest time from one known minute to the next ("gap", minutes). Beside that, without a shard, how
// many minutes were judged ("judged"): the model does not judge while it is learning, nor what is partial.
// Inputs: params (start, stop). Output columns: shard, _value (known, covered, judged) or elapsed (gap).
params = {start: -24h, stop: now()}

stored = from(bucket: analyticsBucket) |> range(start: params.start, stop: params.stop)
minutes =
    stored
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "covered" and r.status == "approved")
        |> group(columns: ["shard"])

minutes |> count() |> yield(name: "known")
minutes |> sum() |> yield(name: "covered")
minutes |> sort(columns: ["_time"]) |> elapsed(unit: 1m) |> max(column: "elapsed") |> yield(name: "gap")

// The window is 0 while the model is learning.
stored
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "window" and r.status == "approved")
    |> filter(fn: (r) => r._value > 0)
    |> group()
    |> count()
    |> yield(name: "judged")
