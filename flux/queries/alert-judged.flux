// Seconds since the end of the newest minute that the tasks judged: that has a score and whose incidents were followed.
// Inputs: params (start, stop). Output columns: _time, _value.
params = {start: -6h, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and (r._field == "score" or r._field == "peak"))
    |> last()
    |> group(columns: ["_field"])
    |> sort(columns: ["_time"], desc: true)
    |> limit(n: 1)
    |> group()
    |> sort(columns: ["_time"])
    |> limit(n: 1)
    |> map(
        fn: (r) =>
            ({_time: r._time, _value: float(v: int(v: params.stop) - int(v: r._time)) / 1000000000.0 - 60.0}),
    )
