// Fields of one status as lines: of its minutes (count), its baseline (expected, lower, upper) or its anomalies (score, observed,
// expected …), one line a field. Shards are summed.
// Inputs: analytics of params.start … params.stop; params.measurement, params.fields, params.status.
// Output columns: _time, _field, _value; one table a field.
params = {start: -6h, stop: now(), measurement: "minute", fields: ["count"], status: "denied"}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == params.measurement and r.status == params.status)
    |> filter(fn: (r) => contains(value: r._field, set: params.fields))
    |> toFloat()
    |> group(columns: ["_field"])
    |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
    |> keep(columns: ["_time", "_field", "_value"])
