// The first minute, in s since the epoch, of the outage that goes on anywhere, or was over only within the time range; 0 where
// there is none.
// Inputs: params (start, stop). Output columns: _time, _value.
params = {start: -12m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and (r._field == "peak" or r._field == "incident"))
    |> toFloat()
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> map(fn: (r) => ({_time: r._time, _value: if r.peak > 0.0 then r.incident else 0.0}))
    |> group()
    |> max()
