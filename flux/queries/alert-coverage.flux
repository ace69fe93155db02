// Seconds since the end of the newest minute that an ingest covered; on a hub, which has no transactions, an ingest of any
// shard.
// Inputs: params (start, stop). Output columns: _time, _value.
params = {start: -6h, stop: now()}

union(
    tables: [
        from(bucket: transactionsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full")
            |> last(),
        from(bucket: analyticsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(fn: (r) => r._measurement == "minute" and r._field == "covered" and r.status == "approved")
            |> filter(fn: (r) => r._value > 0)
            |> last(),
    ],
)
    |> group()
    |> sort(columns: ["_time"])
    |> last()
    |> map(
        fn: (r) =>
            ({_time: r._time, _value: float(v: int(v: params.stop) - int(v: r._time)) / 1000000000.0 - 60.0}),
    )
