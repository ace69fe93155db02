// What the score of each minute was of: the window that told most, and what was observed and expected in it, a minute, so that
// windows of different lengths compare.
// Inputs: analytics (anomaly) of params.start … params.stop; params.status.
// Output columns: _time, _field (observed, expected, window), _value; one table a field. Learning minutes have no row.
params = {start: -6h, stop: now(), status: "denied"}

judged =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r.status == params.status)
        |> filter(fn: (r) => r._field == "observed" or r._field == "expected" or r._field == "window")
        |> toFloat()
        |> group()
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
        |> filter(fn: (r) => r.window > 0.0)

union(
    tables: [
        judged |> map(fn: (r) => ({_time: r._time, _field: "observed", _value: r.observed / r.window})),
        judged |> map(fn: (r) => ({_time: r._time, _field: "expected", _value: r.expected / r.window})),
        judged |> map(fn: (r) => ({_time: r._time, _field: "window", _value: r.window})),
    ],
)
    |> group(columns: ["_field"])
    |> sort(columns: ["_time"])
