// What the panel draws: every minute's counts with their baseline, score and incident.
// Inputs: analytics (minute, baseline, anomaly) of params.start … params.stop; params.statuses (empty: all).
// Output: one table a status (and silence), ordered by _time; columns (floats, null where nothing is stored): count, covered
// (1 covered, 0 partial; absent minutes have no row), expected, lower, upper, visible, score, severity, window, flagged,
// state, since, peak, excess, incident.
params = {start: -6h, stop: now(), statuses: [""]}

wanted = (status) => params.statuses[0] == "" or contains(value: status, set: params.statuses)
judged = [
    "baseline.expected", "baseline.lower", "baseline.upper", "baseline.visible", "anomaly.score", "anomaly.severity",
    "anomaly.window", "anomaly.flagged", "anomaly.state", "anomaly.since", "anomaly.peak", "anomaly.excess",
    "anomaly.incident",
]

union(
    tables: [
        from(bucket: analyticsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(fn: (r) => r._measurement == "minute" and (r._field == "count" or r._field == "covered"))
            |> filter(fn: (r) => wanted(status: r.status))
            |> toFloat()
            |> group(columns: ["status", "_field"])
            |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
            |> keep(columns: ["_time", "_field", "status", "_value"]),
        from(bucket: analyticsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(fn: (r) => contains(value: r._measurement + "." + r._field, set: judged))
            |> filter(fn: (r) => wanted(status: r.status))
            |> toFloat()
            |> keep(columns: ["_time", "_field", "status", "_value"]),
    ],
)
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> sort(columns: ["_time"])
