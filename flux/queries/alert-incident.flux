// One field of the latest incident of each status (since, excess or state) at its latest minute; 0 where there was none, so
// that a status without an incident still has its row.
// Inputs: params (field, start, stop). Output columns: _time, _value, status.
params = {field: "excess", start: -12h, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == params.field)
    |> group(columns: ["status"])
    |> toFloat()
    |> map(fn: (r) => ({r with open: if r._value != 0.0 then int(v: r._time) else 0}))
    |> max(column: "open")
    |> keep(columns: ["_time", "_value", "status"])
