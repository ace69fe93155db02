// coveredCounts: counts of covered minutes, shards added up, one table a status.
// Inputs: start, stop (times). Output columns: _time, status, _value (float).
coveredCounts = (start, stop) =>
    minuteCounts(start: start, stop: stop)
        |> filter(fn: (r) => r.covered > 0.0)
        |> map(fn: (r) => ({_time: r._time, status: r.status, _value: r.count}))

// minuteCounts: the counts of every minute with its coverage, shards added up, one table a status.
// Inputs: start, stop (times). Output columns: _time, status, count, covered (1.0 covered, 0.0 partial), floats.
minuteCounts = (start, stop) => {
    hub = rollCalled(start: start, stop: stop)

    return
        from(bucket: analyticsBucket)
            |> range(start: start, stop: stop)
            |> filter(
                fn: (r) =>
                    r._measurement == "minute" and (r._field == "count" or r._field == "covered" or r._field == "whole"),
            )
            |> toFloat()
            |> group(columns: ["status", "_field"])
            |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
            |> group(columns: ["status"])
            |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
            |> map(fn: (r) => ({r with covered: coveredOf(r: r, hub: hub)}))
}

// coveredOf: 1.0 where a minute is covered, 0.0 where it is partial: on a hub by the roll of its shards, so that a minute for
// which it was not called is partial; elsewhere by the constant.
// Inputs: r, a row with the columns covered and, where it is stored, whole; hub (bool).
coveredOf = (r, hub) =>
    if exists r.whole then
        r.whole
    else if hub or r.covered < float(v: shards) then
        0.0
    else
        1.0

// rollCalled: whether a roll of shards was called in a range, as a hub's task does.
// Inputs: start, stop (times or durations). Output: a bool.
rollCalled = (start, stop) =>
    length(
        arr:
            from(bucket: analyticsBucket)
                |> range(start: start, stop: stop)
                |> filter(fn: (r) => r._measurement == "minute" and r._field == "whole" and r.status == "approved")
                |> last()
                |> findColumn(fn: (key) => true, column: "_time"),
    ) > 0
