// coveredCounts: counts of covered minutes, shards added up, one table a status.
// Inputs: start, stop (times). Output columns: _time, status, _value (float).
coveredCounts = (start, stop) =>
    minuteCounts(start: start, stop: stop)
        |> filter(fn: (r) => r.covered > 0.0)
        |> map(fn: (r) => ({_time: r._time, status: r.status, _value: r.count}))

// minuteCounts: the counts of every minute with its coverage, shards added up, one table a status.
// Inputs: start, stop (times). Output columns: _time, status, count, covered (1.0 covered, 0.0 partial), floats.
minuteCounts = (start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(
            fn: (r) =>
                r._measurement == "minute" and (r._field == "count" or r._field == "covered" or r._field == "shards"),
        )
        |> toFloat()
        |> group(columns: ["status", "_field"])
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
        |> group(columns: ["status"])
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
        |> map(fn: (r) => ({r with covered: if r.covered >= shardsNeeded(r: r) then 1.0 else 0.0}))

// shardsNeeded: the shards that must have reported a minute whole: on a hub those known by then, else the constant.
// Input: r, a row with the column shards where it is stored.
shardsNeeded = (r) => if exists r.shards then r.shards else float(v: shards)
