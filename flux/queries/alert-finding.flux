// One field of the newest anomaly of each status: what the model saw in the last minute it judged.
// Inputs: params (field: observed, expected, window, score …; start, stop). Output columns: _time, _value, status.
params = {field: "observed", start: -12m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == params.field)
    |> group(columns: ["status"])
    |> last()
    |> keep(columns: ["_time", "_value", "status"])
