// The highest incident score of any status in the time range: over 0 while an incident is open anywhere.
// Inputs: params (start, stop). Output columns: _time, _value.
params = {start: -12m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "peak")
    |> group()
    |> max()
    |> keep(columns: ["_time", "_value"])
