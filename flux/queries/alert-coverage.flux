// Seconds since the end of the newest minute that an ingest covered.
// Inputs: params (start, stop). Output columns: _time, _value.
params = {start: -6h, stop: now()}

from(bucket: transactionsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full")
    |> last()
    |> group()
    |> sort(columns: ["_time"])
    |> last()
    |> map(
        fn: (r) =>
            ({_time: r._time, _value: float(v: int(v: params.stop) - int(v: r._time)) / 1000000000.0 - 60.0}),
    )
