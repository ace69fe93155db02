// The highest incident score of each status in the time range: over 0 while its incident is open and until the range
// has passed it, so that statuses that join and leave one outage stay together.
// Inputs: params (start, stop). Output columns: _time, _value, status.
params = {start: -12m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "peak")
    |> group(columns: ["status"])
    |> max()
    |> keep(columns: ["_time", "_value", "status"])
