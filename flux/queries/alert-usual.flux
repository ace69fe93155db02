// What 5 minutes of each status would bring by the reference that was frozen when its incident began: the counts less
// what the excess of the incident grew by. Without an incident it is the count itself.
// Inputs: params (start, stop). Output columns: _time, _value, status.
params = {start: -24m, stop: now()}

counts =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "count")
        |> group(columns: ["status"])
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
        |> map(fn: (r) => ({_time: r._time, status: r.status, kind: "count", _value: float(v: r._value)}))
gains =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "excess")
        |> group(columns: ["status"])
        |> map(fn: (r) => ({_time: r._time, status: r.status, kind: "excess", _value: r._value}))

union(tables: [counts, gains])
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["kind"], valueColumn: "_value")
    |> filter(fn: (r) => exists r.count and exists r.excess)
    |> sort(columns: ["_time"])
    |> duplicate(column: "excess", as: "total")
    |> difference(columns: ["excess"])
    |> map(
        fn: (r) =>
            ({
                _time: r._time,
                status: r.status,
                open: if r.total != 0.0 then int(v: r._time) else 0,
                _value: r.count - r.excess,
            }),
    )
    |> movingAverage(n: 5)
    |> map(fn: (r) => ({r with _value: 5.0 * r._value}))
    |> max(column: "open")
    |> keep(columns: ["_time", "_value", "status"])
