// Seconds by which the newest judged minute is behind the newest covered one. Before the first is judged, behind the first
// covered one: a new installation is not late, and one whose tasks never ran becomes so.
// Inputs: params (start, stop). Output columns: _time, _value; no row where no minute is covered.
params = {start: -6h, stop: now()}

covered =
    from(bucket: transactionsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full")
        |> group()
judged =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "score")
        |> last()
        |> group()

union(
    tables: [
        covered |> map(fn: (r) => ({_time: r._time, of: "covered"})),
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
