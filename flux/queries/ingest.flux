// What Firewatch tells about itself, as lines: one of its figures, an ingest.
// Inputs: analytics (ingest) of params.start … params.stop; params.field; params.every: the width of a step; params.rate:
// true for counters (turned into a second's rate), false for levels such as a queue's depth.
// Output columns: _time, ingest, shard, _value; one table an ingest.
params = {start: -1h, stop: now(), field: "received", every: 1m, rate: true}

points =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "ingest" and r._field == params.field)
        |> toFloat()
        |> group(columns: ["ingest", "shard"])
lines = if params.rate then points |> derivative(unit: 1s, nonNegative: true) else points

lines
    |> aggregateWindow(every: params.every, fn: mean, createEmpty: false)
    |> keep(columns: ["_time", "_value", "ingest", "shard"])
