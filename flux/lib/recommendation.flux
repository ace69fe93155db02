import "array"

// presentCounts: counts and coverage up to the minute that is still open, as `anomalies` takes them. The last closed minute
// and the open one come from the transactions themselves: their rollup may not have run. The open minute counts as
// covered: with the exposure of a whole minute it can only be found too high late, never wrongly.
// Inputs: start (time), open (time: start of the open minute).
// Output columns: _time, _field ("count", "covered", on a hub "shards"), status, _value (float).
presentCounts = (start, open) => {
    closed = minutesBefore(t: open, n: 1)

    return
        union(
            tables: [
                storedMinutes(start: start, stop: closed),
                countedTransactions(start: closed, stop: minutesBefore(t: open, n: -1), fields: (r) => r._field == "count"),
                fullMinutes(start: closed, stop: open) |> map(fn: (r) => coveredAt(time: r._time)),
                array.from(rows: [coveredAt(time: open)]),
            ],
        )
}

// coveredAt: a covered minute, as `grid` takes it.
coveredAt = (time) => ({_time: time, _field: "covered", status: "approved", _value: float(v: shards)})

// presentScores: judged minutes as a reply tells them, with the edge of the band in the finding's own window.
// Inputs: tables from `anomalies`. Output columns: _time, status, score, severity, window, observed, expected, volume,
// expectedVolume, edge (the nearest count in the window that would be a finding by its count; 0.0 of silence), learning.
presentScores = (tables=<-) =>
    tables
        |> map(
            fn: (r) =>
                ({
                    _time: r._time,
                    status: r.status,
                    score: r.score,
                    severity: r.severity,
                    window: r.window,
                    observed: r.observed,
                    expected: r.expected,
                    volume: r.volume,
                    expectedVolume: r.expectedVolume,
                    edge:
                        if r.status == "silence" then
                            0.0
                        else if contains(value: r.status, set: downward) then
                            lowerEdge(m: r.expected, ratio: r.exposure)
                        else
                            upperEdge(m: r.expected, ratio: r.exposure),
                    learning: r.learning,
                }),
        )

// presentStates: the incident of every status, what is visible of it, and up to when references are written.
// Input: stop (time: the states are those before it).
// Output columns: status, _field ("state", "since", "incident", "peak", "excess", "visible", and of silence "n"), _time (the
// newest minute that has it), _value (float).
presentStates = (stop) =>
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: stop, n: 1 + incidentGap), stop: stop)
        |> filter(
            fn: (r) =>
                r._measurement == "anomaly"
                    and (r._field == "state" or r._field == "since" or r._field == "incident" or r._field == "peak"
                            or r._field == "excess")
                    or r._measurement == "baseline"
                    and (r._field == "visible" or r._field == "n" and r.status == "silence"),
        )
        |> last()
        |> toFloat()
        |> group()
        |> keep(columns: ["_time", "status", "_field", "_value"])

// newestJudged: the newest minute that has a score.
// Inputs: start, stop (times). Output: an array of one time; empty where there is none.
newestJudged = (start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "score")
        |> last()
        |> group()
        |> sort(columns: ["_time"])
        |> tail(n: 1)
        |> findColumn(fn: (key) => true, column: "_time")
