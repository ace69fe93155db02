// One row whenever InfluxDB answers and both buckets can be read: what matters is the error when not.
// Inputs: params (start, stop). Output columns: _time, _value.
import "array"

params = {start: -1m, stop: now()}

stored = (bucket, measurement, field) =>
    from(bucket: bucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == measurement and r._field == field)
        |> last()
        |> group()
        |> map(fn: (r) => ({_time: r._time, _value: 1.0}))

union(
    tables: [
        array.from(rows: [{_time: now(), _value: 1.0}]),
        stored(bucket: transactionsBucket, measurement: "coverage", field: "full"),
        stored(bucket: analyticsBucket, measurement: "anomaly", field: "score"),
    ],
)
    |> group()
    |> sort(columns: ["_time"])
    |> last()
