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
            contains(
                value: r._field,
                set: ["score", "severity", "window", "observed", "expected", "run", "state", "since", "excess"],
            ),
    )
    |> filter(fn: (r) => params.statuses[0] == "" or contains(value: r.status, set: params.statuses))
    |> toFloat()
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => r.severity >= float(v: params.severity))
    |> drop(columns: ["_start", "_stop"])
    |> group()
    |> sort(columns: ["_time"], desc: true)
