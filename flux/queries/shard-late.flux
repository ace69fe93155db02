// Minutes of a hub that shards reported, or reported differently, after they were judged.
// Inputs: analytics (minute of all shards, rollcall) of params.start … params.stop.
// Output columns: _time; one row a minute, oldest first.
params = {start: -3h, stop: now()}

union(
    tables: [
        reportedCounts(start: params.start, stop: params.stop)
            |> map(fn: (r) => ({_time: r._time, of: r._field + r.status, kind: "reported", _value: r._value})),
        from(bucket: analyticsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(fn: (r) => r._measurement == "rollcall")
            |> map(fn: (r) => ({_time: r._time, of: r._field + r.status, kind: "judged", _value: r._value})),
    ],
)
    |> group(columns: ["of"])
    |> pivot(rowKey: ["_time"], columnKey: ["kind"], valueColumn: "_value")
    |> filter(fn: (r) => exists r.reported)
    |> filter(fn: (r) => not exists r.judged or r.reported != r.judged)
    |> group()
    |> unique(column: "_time")
    |> keep(columns: ["_time"])
    |> sort(columns: ["_time"])
