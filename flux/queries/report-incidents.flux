// Every minute in which a status had an incident, from its first to the one in which it was over, with how it was judged.
// Inputs: params (start, stop). Output columns: _time, status, state (1 open, 2 recovered, 3 absorbed), since and incident
// (s: first minute of the status's incident and of the incident for people), peak, excess, severity, window (floats).
params = {start: -24h, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly")
    |> filter(
        fn: (r) =>
            r._field == "state" or r._field == "since" or r._field == "incident" or r._field == "peak" or r._field == "excess"
                or r._field == "severity" or r._field == "window",
    )
    |> toFloat()
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => exists r.state and r.state > 0.0)
    |> sort(columns: ["_time"])
