// The newest minute that was judged, the oldest in which anything was seen (a transaction, or an ingest that watched), and
// the last minute of an incident that is open for as far as it was followed.
// Inputs: analytics (anomaly.score, anomaly.state), transactions (transaction.count, coverage.full) of params.start … params.stop.
// Output columns: _time, kind ("judged", "seen", "open"); at most one row each.
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
seen =
    from(bucket: transactionsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(
            fn: (r) =>
                r._measurement == "coverage" and r._field == "full" or r._measurement == "transaction" and r._field == "count",
        )
        |> first()
        |> group()
        |> sort(columns: ["_time"])
        |> limit(n: 1)
        |> map(fn: (r) => ({_time: r._time, kind: "seen"}))
open =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "state")
        |> last()
        |> filter(fn: (r) => r._value == 1)
        |> group()
        |> sort(columns: ["_time"])
        |> limit(n: 1)
        |> map(fn: (r) => ({_time: r._time, kind: "open"}))

union(tables: [judged, seen, open])
