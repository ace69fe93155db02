import "array"

// presentCounts: counts and coverage up to the minute that is still open, as `anomalies` takes them. The last closed minute
// and the open one come from the transactions themselves: their rollup may not have run. The open minute counts as
// covered: with the exposure of a whole minute it can only be found too high late, never wrongly.
// Inputs: start (time), open (time: start of the open minute).
presentCounts = (start, open) => {
    closed = minutesBefore(t: open, n: 1)

    return
        union(
            tables: [
                storedMinutes(start: start, stop: closed),
                countedTransactions(start: closed, stop: minutesBefore(t: open, n: -1), fields: ["count"]),
                fullMinutes(start: closed, stop: open) |> map(fn: (r) => coveredAt(time: r._time)),
                array.from(rows: [coveredAt(time: open)]),
            ],
        )
}

// coveredAt: a covered minute, as `grid` takes it.
coveredAt = (time) => ({_time: time, _field: "covered", status: "approved", _value: float(v: shards)})

// presentStates: the incident of every status and its band in the minute before stop.
// Input: stop (time). Output columns: status, and those of state, since, incident, peak, excess, expected, lower, upper,
// visible that are stored (floats).
presentStates = (stop) =>
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: stop, n: 1 + incidentGap), stop: stop)
        |> filter(
            fn: (r) =>
                r._measurement == "anomaly"
                    and (r._field == "state" or r._field == "since" or r._field == "incident" or r._field == "peak"
                            or r._field == "excess")
                    or r._measurement == "baseline"
                    and (r._field == "expected" or r._field == "lower" or r._field == "upper" or r._field == "visible"),
        )
        |> last()
        |> toFloat()
        |> group()
        |> pivot(rowKey: ["status"], columnKey: ["_field"], valueColumn: "_value")
