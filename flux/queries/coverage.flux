// Which minutes were watched: 1.0 covered, 0.5 partial, 0.0 absent.
// Inputs: analytics (minute, status approved) of params.start … params.stop.
// Output columns: _time, _value; every minute has a row.
params = {start: -6h, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "minute" and r._field == "covered" and r.status == "approved")
    |> map(fn: (r) => ({r with _value: 1.0 + float(v: r._value)}))
    |> group()
    |> aggregateWindow(every: 1m, fn: sum, createEmpty: true, timeSrc: "_start")
    |> fill(value: 0.0)
    |> map(
        fn: (r) =>
            ({_time: r._time, _value: if r._value >= 2.0 * float(v: shards) then 1.0 else if r._value > 0.0 then 0.5 else 0.0}),
    )
