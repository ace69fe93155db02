// What the panel draws: every minute's counts with their baseline, score and incident.
// Inputs: analytics (minute, baseline, anomaly) of params.start … params.stop; params.statuses (empty: all).
// Output: one table a status (and silence), ordered by _time; columns (floats, null where nothing is stored): count, covered
// (1 covered, 0 partial; absent minutes have no row), expected, lower, upper, visible, score, severity, window, flagged,
// state, since, peak, excess, incident.
params = {start: -6h, stop: now(), statuses: [""]}

hub = rollCalled(start: params.start, stop: params.stop)

union(
    tables: [
        from(bucket: analyticsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(fn: (r) => r._measurement == "minute" and (r._field == "count" or r._field == "covered" or r._field == "whole"))
            |> chosen(of: params.statuses)
            |> toFloat()
            |> group(columns: ["status", "_field"])
            |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
            |> keep(columns: ["_time", "_field", "status", "_value"]),
        from(bucket: analyticsBucket)
            |> range(start: params.start, stop: params.stop)
            |> filter(
                fn: (r) =>
                    r._measurement == "baseline"
                        and (r._field == "expected" or r._field == "lower" or r._field == "upper" or r._field == "visible")
                        or r._measurement == "anomaly"
                        and (r._field == "score" or r._field == "severity" or r._field == "window" or r._field == "flagged"
                                or r._field == "state" or r._field == "since" or r._field == "peak" or r._field == "excess"
                                or r._field == "incident"),
            )
            |> chosen(of: params.statuses)
            |> toFloat()
            |> keep(columns: ["_time", "_field", "status", "_value"]),
    ],
)
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> map(
        fn: (r) =>
            ({r with
                covered: if not exists r.covered then r.covered else coveredOf(r: r, hub: hub),
            }),
    )
    |> sort(columns: ["_time"])
