// The latest outage of each status: the highest score of its incidents in it (field peak), or its first minute (field outage, in
// s since the epoch), by which it is known whether it is the one that goes on now. 0 where there was none.
// Inputs: params (field, start, stop). Output columns: _time, _value, status.
params = {field: "peak", start: -12h, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and (r._field == "peak" or r._field == "incident"))
    |> toFloat()
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> map(fn: (r) => ({r with outage: if r.peak > 0.0 then r.incident else 0.0}))
    |> group(columns: ["status", "outage"])
    |> max(column: "peak")
    |> group(columns: ["status"])
    |> sort(columns: ["outage"])
    |> last(column: "outage")
    |> duplicate(column: params.field, as: "_value")
    |> keep(columns: ["_time", "_value", "status"])
