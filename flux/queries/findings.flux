// The minutes that were off, newest first.
// Inputs: analytics (anomaly) of params.start … params.stop; params.statuses (empty: all); params.severity: the least (1
// warning, 2 critical).
// Output columns: _time, status, score, severity, window, observed, expected, run, state, since, excess (floats).
params = {start: -24h, stop: now(), statuses: [""], severity: 1}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly")
    |> filter(
        fn: (r) =>
            r._field == "score" or r._field == "severity" or r._field == "window" or r._field == "observed"
                or r._field == "expected" or r._field == "run" or r._field == "state" or r._field == "since"
                or r._field == "excess",
    )
    |> chosen(of: params.statuses)
    |> toFloat()
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => r.severity >= float(v: params.severity))
    |> drop(columns: ["_start", "_stop"])
    |> group()
    |> sort(columns: ["_time"], desc: true)
