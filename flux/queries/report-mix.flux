// What came in over a range: counts, and amounts where transactions have them, per status and step, all shards together.
// Inputs: params (start, stop, every). Output columns: _time (start of the step), _field (count or amount), status,
// _value (float).
params = {start: -24h, stop: now(), every: 5m}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "minute")
    |> filter(fn: (r) => r._field == "count" or r._field == "amount")
    |> toFloat()
    |> group(columns: ["_field", "status"])
    |> aggregateWindow(every: params.every, fn: sum, timeSrc: "_start", createEmpty: false)
    |> keep(columns: ["_time", "_field", "status", "_value"])
