// Seconds by which the newest judged minute is behind the newest covered one. Before the first is judged, behind the first
// covered one: a new installation is not late, and one whose tasks never ran becomes so. On a hub, which has no transactions,
// a minute is covered when all shards known by then have covered it.
// Inputs: params (start, stop). Output columns: _time, _value; no row where no minute is covered.
params = {start: -6h, stop: now()}

covered =
    from(bucket: transactionsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full")
        |> group()
whole =
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: params.stop, n: 30), stop: params.stop)
        |> filter(
            fn: (r) =>
                r._measurement == "minute" and r.status == "approved" and (r._field == "covered" or r._field == "shards"),
        )
        |> toFloat()
        |> group(columns: ["_field"])
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
        |> group()
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
        |> filter(fn: (r) => exists r.shards and exists r.covered)
        |> filter(fn: (r) => r.covered >= r.shards)
judged =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "score")
        |> last()
        |> group()

union(
    tables: [
        covered |> map(fn: (r) => ({_time: r._time, of: "covered"})),
        whole |> map(fn: (r) => ({_time: r._time, of: "covered"})),
        whole |> limit(n: 1) |> map(fn: (r) => ({_time: r._time, of: "judged"})),
        covered |> sort(columns: ["_time"]) |> limit(n: 1) |> map(fn: (r) => ({_time: r._time, of: "judged"})),
        judged |> map(fn: (r) => ({_time: r._time, of: "judged"})),
    ],
)
    |> group(columns: ["of"])
    |> sort(columns: ["_time"], desc: true)
    |> limit(n: 1)
    |> map(fn: (r) => ({of: r.of, seconds: float(v: int(v: r._time)) / 1000000000.0}))
    |> group()
    |> pivot(rowKey: [], columnKey: ["of"], valueColumn: "seconds")
    |> filter(fn: (r) => exists r.covered)
    |> map(fn: (r) => ({_time: params.stop, _value: r.covered - r.judged}))
