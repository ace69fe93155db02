import "array"

// anomalies: judges every covered minute of a block, all watched statuses and silence.
// Inputs:
//   counts: stream of counts and coverage (storedMinutes) from minute first − referenceEnd to stop
//   first, stop: the block, minutes [first, stop): 2, 5 or 10 of them
// The references are read from the stored baseline, the runs from the anomalies stored before the block.
// Output columns: _time, status, score, severity, window, observed, expected, volume, expectedVolume, exposure, run,
// flagged, learning; grouped by status.
anomalies = (counts, first, stop) => {
    start = minutesBefore(t: first, n: referenceEnd)
    totals = totalsTable(counts: counts, start: start, stop: stop)
    before = referencesTable(first: first, stop: stop)
    total = (name) => getColumn(table: totals, column: name)
    reference = (name) => getColumn(table: before, column: name)
    shared = {
        times: reference(name: "_time"),
        c: total(name: "c"),
        volume: total(name: "volume"),
        n0: reference(name: "n_silence"),
    }
    minutes = minutesFrom(t: stop, start: first)
    cells = (status, count, vy, y3, n3) =>
        array.from(
            rows:
                windowCells(
                    minutes: minutes,
                    of: {
                        status: status,
                        times: shared.times,
                        c: shared.c,
                        volume: shared.volume,
                        n0: shared.n0,
                        previous: reference(name: "run_" + status)[0],
                        count: count,
                        y: reference(name: "y_" + status),
                        n: reference(name: "n_" + status),
                        vy: vy,
                        y3: y3,
                        n3: n3,
                    },
                ),
        )
    cellsOf = (status) =>
        cells(
            status: status,
            count: total(name: "count_" + status),
            vy: reference(name: "vy_" + status),
            y3: reference(name: "y3_" + status),
            n3: reference(name: "n3_" + status),
        )
    none = shared.n0
    silence = cells(status: "silence", count: shared.volume, vy: none, y3: none, n3: none)
    watched = array.map(arr: array.concat(arr: upward, v: downward), fn: (x) => cellsOf(status: x))

    return
        union(tables: array.concat(arr: watched, v: [silence]))
            |> filter(fn: (r) => r.covered > 0.0)
            |> map(fn: judge)
            |> group(columns: ["status"])
            |> runs()
}

// totalsTable: running totals of counts, volume and coverage, minutes start … stop.
totalsTable = (counts, start, stop) =>
    grid(
        streams: [
            counts,
            zeros(field: "count", of: statuses, at: start),
            zeros(field: "covered", of: ["approved"], at: start),
            zeros(field: "whole", of: ["approved"], at: start),
        ],
        start: start,
        stop: stop,
    )
        |> whole()
        |> cumulativeSum(columns: totalled)
        |> tableFind(fn: (key) => true)

// referencesTable: the references of a block's minutes and, in the first row, the runs stored before it; null where there is
// none. Each is stored once, so that nothing has to be added up, as `grid` does. A row behind the block has every column on
// an empty store too.
referencesTable = (first, stop) => {
    watched = array.concat(arr: upward, v: downward)

    return
        union(
            tables: [
                storedReferences(start: first, stop: stop),
                runsBefore(first: first),
                minuteRows(first: first, stop: stop),
                zeros(field: "run", of: judgedStatuses, at: stop),
                zeros(field: "y", of: judgedStatuses, at: stop),
                zeros(field: "n", of: judgedStatuses, at: stop),
                zeros(field: "vy", of: watched, at: stop),
                zeros(field: "y3", of: watched, at: stop),
                zeros(field: "n3", of: watched, at: stop),
            ],
        )
            |> group()
            |> pivot(rowKey: ["_time"], columnKey: ["_field", "status"], valueColumn: "_value")
            |> sort(columns: ["_time"])
            |> tableFind(fn: (key) => true)
}

// minuteRows: one row a minute, so that `pivot` has it where nothing is stored: those of a block of 2 or 10, and behind a
// block of 5 five more, that nothing reads.
minuteRows = (first, stop) =>
    array.from(
        rows:
            array.map(
                arr: if minutesFrom(t: stop, start: first) == 2 then [0, 1] else [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
                fn: (x) => ({_time: minutesBefore(t: first, n: -x), _field: "minute", status: "", _value: 0.0}),
            ),
    )

totalled = [
    "c", "volume", "count_approved", "count_denied", "count_failed", "count_reversed", "count_backend_reversed",
    "count_refunded", "count_processing",
]

// runsBefore: the last stored run of every status before a block, placed at its first minute. After more than
// referenceStart − learningMinutes absent minutes the model is learning, and no run goes on.
runsBefore = (first) =>
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: first, n: referenceStart - learningMinutes + 1), stop: first)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "run")
        |> last()
        |> map(fn: (r) => ({_time: first, _field: "run", status: r.status, _value: float(v: r._value)}))
        |> group()
