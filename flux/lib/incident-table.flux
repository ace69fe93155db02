import "array"

// incidentTable: what `incidents` reads, a row a minute: running totals of counts, coverage and the day before (day_…,
// placed a day later), scores, stored states and references; in the first row the states before the block.
incidentTable = (start, first, stop) => {
    watched = array.concat(arr: upward, v: downward)
    judged = array.concat(arr: watched, v: ["silence"])
    until = minutesBefore(t: stop, n: -16)

    return
        grid(
            streams: [
                storedMinutes(start: start, stop: stop),
                dayBefore(start: start, stop: until),
                storedReferences(start: first, stop: stop),
                storedAnomalies(field: "score", start: first, stop: stop),
                storedAnomalies(field: "state", start: first, stop: stop),
                statesBefore(first: first, at: start),
                openBefore(first: first, at: start),
                zeros(field: "count", of: statuses, at: start),
                zeros(field: "covered", of: ["approved"], at: start),
                zeros(field: "day", of: statuses, at: start),
                zeros(field: "dayCovered", of: ["approved"], at: start),
                zeros(field: "incident", of: [""], at: start),
                zeros(field: "openAt", of: [""], at: start),
                zeros(field: "score", of: judged, at: start),
                zeros(field: "state", of: judged, at: start),
                zeros(field: "wasState", of: judged, at: start),
                zeros(field: "since", of: judged, at: start),
                zeros(field: "peak", of: judged, at: start),
                zeros(field: "excess", of: judged, at: start),
                zeros(field: "calm", of: judged, at: start),
                zeros(field: "baseCount", of: judged, at: start),
                zeros(field: "baseMinutes", of: judged, at: start),
                zeros(field: "baseVolume", of: judged, at: start),
                zeros(field: "baseDay", of: judged, at: start),
                zeros(field: "y", of: watched, at: start),
                zeros(field: "n", of: judged, at: start),
                zeros(field: "vy", of: watched, at: start),
                zeros(field: "y3", of: watched, at: start),
                zeros(field: "n3", of: watched, at: start),
            ],
            start: start,
            stop: until,
        )
            |> whole()
            |> wholeDay()
            |> cumulativeSum(columns: array.concat(arr: totalled, v: totalledDay))
            |> tableFind(fn: (key) => true)
}

// dayBefore: counts and coverage of the day before, placed a day later, as `grid` takes them.
dayBefore = (start, stop) =>
    storedMinutes(start: minutesBefore(t: start, n: 1440), stop: minutesBefore(t: stop, n: 1440))
        |> timeShift(duration: 1d)
        |> map(
            fn: (r) =>
                ({
                    _time: r._time,
                    _field: if r._field == "count" then "day" else "dayCovered",
                    status: r.status,
                    _value: r._value,
                }),
        )

// wholeDay: keeps the counts of the covered minutes of the day before alone.
wholeDay = (tables=<-) =>
    tables
        |> map(fn: (r) => ({r with dayCovered_approved: if r.dayCovered_approved >= float(v: shards) then 1.0 else 0.0}))
        |> map(
            fn: (r) =>
                ({r with
                    day_approved: r.dayCovered_approved * r.day_approved,
                    day_denied: r.dayCovered_approved * r.day_denied,
                    day_failed: r.dayCovered_approved * r.day_failed,
                    day_reversed: r.dayCovered_approved * r.day_reversed,
                    day_backend_reversed: r.dayCovered_approved * r.day_backend_reversed,
                    day_refunded: r.dayCovered_approved * r.day_refunded,
                    day_processing: r.dayCovered_approved * r.day_processing,
                }),
        )

totalledDay = [
    "dayCovered_approved", "day_approved", "day_denied", "day_failed", "day_reversed", "day_backend_reversed",
    "day_refunded", "day_processing",
]

// statesBefore: the last stored state of every incident before a block, placed at a minute of the grid.
statesBefore = (first, at) =>
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: first, n: referenceStart), stop: first)
        |> filter(fn: (r) => r._measurement == "anomaly")
        |> filter(
            fn: (r) =>
                r._field == "state" or r._field == "since" or r._field == "peak" or r._field == "excess"
                    or r._field == "calm" or r._field == "baseCount" or r._field == "baseMinutes"
                    or r._field == "baseVolume" or r._field == "baseDay",
        )
        |> last()
        |> toFloat()
        |> map(
            fn: (r) =>
                ({_time: at, _field: if r._field == "state" then "wasState" else r._field, status: r.status, _value: r._value}),
        )
        |> group()

// openBefore: the last incident for people that was open before a block and near enough to go on, placed at a minute of
// the grid: incident (its first minute) and openAt (its last open minute), in seconds.
openBefore = (first, at) => {
    last =
        from(bucket: analyticsBucket)
            |> range(start: minutesBefore(t: first, n: incidentGap), stop: first)
            |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "incident")
            |> filter(fn: (r) => r._value > 0)
            |> group()
            |> sort(columns: ["_time"])
            |> tail(n: 1)

    return
        union(
            tables: [
                last |> map(fn: (r) => ({_time: at, _field: "incident", status: "", _value: float(v: r._value)})),
                last |> map(fn: (r) => ({_time: at, _field: "openAt", status: "", _value: float(v: int(v: r._time) / 1000000000)})),
            ],
        )
}
