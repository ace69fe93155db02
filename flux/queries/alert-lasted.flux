// Minutes that the latest incident of each status lasted, or has lasted so far: the closing minute counts; 0 where there was
// none, so that a status without an incident still has its row.
// Inputs: params (start, stop). Output columns: _time, _value, status.
params = {start: -12h, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "since")
    |> group(columns: ["status"])
    |> toFloat()
    |> map(fn: (r) => ({r with open: if r._value > 0.0 then int(v: r._time) else 0}))
    |> max(column: "open")
    |> map(
        fn: (r) =>
            ({
                _time: r._time,
                status: r.status,
                _value: if r._value > 0.0 then float(v: int(v: r._time)) / 60000000000.0 - r._value / 60.0 + 1.0 else 0.0,
            }),
    )
