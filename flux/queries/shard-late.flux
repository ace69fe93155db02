// Minutes of a hub that shards reported, or reported differently, after they were judged.
// Inputs: analytics (minute of all shards, rollcall) of params.start … params.stop.
// Output columns: _time; one row a minute, oldest first.
params = {start: -3h, stop: now()}

union(
    tables: [
        reportedCounts(start: params.start, stop: params.stop)
            |> map(fn: (r) => ({_time: r._time, kind: "now_" + r._field, _value: r._value})),
        from(bucket: analyticsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(fn: (r) => r._measurement == "rollcall")
            |> map(fn: (r) => ({_time: r._time, kind: "then_" + r._field, _value: r._value})),
        reportedCounts(start: params.start, stop: params.stop)
            |> map(fn: (r) => ({_time: r._time, kind: "then_" + r._field, _value: 0})),
    ],
)
    |> group(columns: ["_time", "kind"])
    |> sum()
    |> group()
    |> pivot(rowKey: ["_time"], columnKey: ["kind"], valueColumn: "_value")
    |> filter(fn: (r) => r.now_count != r.then_count or r.now_covered != r.then_covered)
    |> keep(columns: ["_time"])
    |> sort(columns: ["_time"])
