import "array"

// incidentTable: what a block of minutes is judged by, a row a minute from middleWindow minutes before it: running totals
// of counts, volume and coverage, scores, stored states and references.
// Inputs: start, first, stop (times: of the table, of the block, its end).
// Output: the table, for getColumn; columns as in `grid` and `whole`.
incidentTable = (start, first, stop) => {
    watched = array.concat(arr: upward, v: downward)

    return
        grid(
            streams: [
                storedMinutes(start: start, stop: stop),
                storedReferences(start: first, stop: stop),
                storedAnomalies(field: "score", start: first, stop: stop),
                storedAnomalies(field: "state", start: first, stop: stop),
                zeros(field: "count", of: statuses, at: start),
                zeros(field: "covered", of: ["approved"], at: start),
                zeros(field: "whole", of: ["approved"], at: start),
                zeros(field: "score", of: judgedStatuses, at: start),
                zeros(field: "state", of: judgedStatuses, at: start),
                zeros(field: "y", of: judgedStatuses, at: start),
                zeros(field: "n", of: judgedStatuses, at: start),
                zeros(field: "vy", of: watched, at: start),
                zeros(field: "y3", of: watched, at: start),
                zeros(field: "n3", of: watched, at: start),
            ],
            start: start,
            stop: stop,
        )
            |> whole()
            |> cumulativeSum(columns: totalled)
            |> tableFind(fn: (key) => true)
}

// dayTable: running totals of counts and coverage of the day before, from dayReach minutes before the block's first.
// Inputs: first, stop (times: the block). Output: the table, for getColumn; columns as in `grid` and `whole`.
dayTable = (first, stop) => {
    start = minutesBefore(t: first, n: 1440 + dayReach)
    until = minutesBefore(t: stop, n: 1440 - 16)

    return
        grid(
            streams: [
                storedMinutes(start: start, stop: until),
                zeros(field: "count", of: statuses, at: start),
                zeros(field: "covered", of: ["approved"], at: start),
                zeros(field: "whole", of: ["approved"], at: start),
            ],
            start: start,
            stop: until,
        )
            |> whole()
            |> cumulativeSum(columns: totalled)
            |> tableFind(fn: (key) => true)
}

// dayReach: the half hour around a minute begins 15 minutes before it; a little more tells whether the day before was
// watched at all by then.
dayReach = 60

// stateRow: the last stored state of every incident before a block (<field>_<status>), and the last incident for people
// that is near enough to go on (incident_: its first minute, openAt_: its last minute, s).
// Input: first (time: of the block). Output: the table of one row, for getColumn.
stateRow = (first) => {
    recent = lastIncident(first: first)

    return
        union(
            tables: [
                statesBefore(first: first),
                recent |> map(fn: (r) => ({_time: first, _field: "incident", status: "", _value: float(v: r._value)})),
                recent
                    |> map(
                        fn: (r) =>
                            ({
                                _time: first,
                                _field: "openAt",
                                status: "",
                                _value: float(v: int(v: r._time) / 1000000000),
                            }),
                    ),
                zeros(field: "incident", of: [""], at: first),
                zeros(field: "openAt", of: [""], at: first),
                zeros(field: "state", of: judgedStatuses, at: first),
                zeros(field: "since", of: judgedStatuses, at: first),
                zeros(field: "peak", of: judgedStatuses, at: first),
                zeros(field: "excess", of: judgedStatuses, at: first),
                zeros(field: "calm", of: judgedStatuses, at: first),
                zeros(field: "baseCount", of: judgedStatuses, at: first),
                zeros(field: "baseMinutes", of: judgedStatuses, at: first),
                zeros(field: "baseVolume", of: judgedStatuses, at: first),
                zeros(field: "baseDay", of: judgedStatuses, at: first),
            ],
        )
            |> oneRow(at: first)
}

// statesBefore: the last stored state of every incident before a block, as `oneRow` takes it.
// Input: first (time: of the block). Output columns: _field, status, _value (float).
statesBefore = (first) =>
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
        |> keep(columns: ["_field", "status", "_value"])

// lastIncident: the newest minute of an incident for people that is near enough to a block to go on in it.
// Input: first (time: of the block). Output columns: _time, _value (s: its first minute); at most one row.
lastIncident = (first) =>
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: first, n: incidentGap), stop: first)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "incident")
        |> filter(fn: (r) => r._value > 0)
        |> group()
        |> sort(columns: ["_time"])
        |> tail(n: 1)
