// The newest minute that was judged, and the oldest that was watched.
// Inputs: analytics (anomaly.score), transactions (coverage.full) of params.start … params.stop.
// Output columns: _time, kind ("judged", "watched"); at most one row each.
params = {start: -30d, stop: now()}

judged =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "score")
        |> last()
        |> group()
        |> sort(columns: ["_time"])
        |> tail(n: 1)
        |> map(fn: (r) => ({_time: r._time, kind: "judged"}))
watched =
    from(bucket: transactionsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full")
        |> first()
        |> group()
        |> sort(columns: ["_time"])
        |> limit(n: 1)
        |> map(fn: (r) => ({_time: r._time, kind: "watched"}))

union(tables: [judged, watched])
