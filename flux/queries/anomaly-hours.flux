// How many minutes were off, a status and hour.
// Inputs: analytics (anomaly) of params.start … params.stop; params.statuses (empty: all); params.severity: the least (1
// warning, 2 critical).
// Output columns: _time (start of the hour), status, _value; one table a status.
params = {start: -24h, stop: now(), statuses: [""], severity: 1}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "severity")
    |> chosen(of: params.statuses)
    |> map(fn: (r) => ({r with _value: if r._value >= params.severity then 1 else 0}))
    |> group(columns: ["status"])
    |> aggregateWindow(every: 1h, fn: sum, createEmpty: false, timeSrc: "_start")
    |> keep(columns: ["_time", "_value", "status"])
