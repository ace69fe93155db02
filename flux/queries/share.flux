// Each status's share of volume over time.
// Inputs: analytics (minute) of params.start … params.stop; params.every: the width of a step; params.statuses
// (empty: all): shares are of the volume of all.
// Output columns: _time, status, _value (0 … 1); one table a status.
params = {start: -6h, stop: now(), every: 5m, statuses: [""]}

counts =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "count")
        |> group(columns: ["status"])
        |> aggregateWindow(every: params.every, fn: sum, createEmpty: false, timeSrc: "_start")
        |> toFloat()
        |> group()
volumes = counts |> group(columns: ["_time"]) |> sum() |> group() |> rename(columns: {_value: "volume"})

join(tables: {a: counts |> chosen(of: params.statuses), b: volumes}, on: ["_time"])
    |> filter(fn: (r) => r.volume > 0.0)
    |> map(fn: (r) => ({_time: r._time, status: r.status, _value: r._value / r.volume}))
    |> group(columns: ["status"])
    |> sort(columns: ["_time"])
