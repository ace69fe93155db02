// The newest minute of each status that was judged, as seconds since the epoch.
// Inputs: params (start, stop). Output columns: _time, _value, status.
params = {start: -12m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "peak")
    |> group(columns: ["status"])
    |> last()
    |> map(fn: (r) => ({_time: r._time, status: r.status, _value: float(v: int(v: r._time)) / 1000000000.0}))
