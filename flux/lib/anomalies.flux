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
    table = judgedTable(counts: counts, first: first, start: start, stop: stop)
    column = (name) => getColumn(table: table, column: name)
    shared = {
        times: column(name: "_time"),
        c: column(name: "c"),
        volume: column(name: "volume"),
        n0: column(name: "n_silence"),
    }
    minutes = minutesFrom(t: stop, start: first)
    cells = (status, count, vy, y3, n3) =>
        array.from(
            rows:
                windowCells(
                    i: referenceEnd,
                    minutes: minutes,
                    of: {
                        status: status,
                        times: shared.times,
                        c: shared.c,
                        volume: shared.volume,
                        n0: shared.n0,
                        previous: column(name: "run_" + status)[0],
                        count: count,
                        y: column(name: "y_" + status),
                        n: column(name: "n_" + status),
                        vy: vy,
                        y3: y3,
                        n3: n3,
                    },
                ),
        )
    cellsOf = (status) =>
        cells(
            status: status,
            count: column(name: "count_" + status),
            vy: column(name: "vy_" + status),
            y3: column(name: "y3_" + status),
            n3: column(name: "n3_" + status),
        )
    total = shared.volume
    silence = cells(status: "silence", count: total, vy: total, y3: total, n3: total)
    watched = array.map(arr: array.concat(arr: upward, v: downward), fn: (x) => cellsOf(status: x))

    return
        union(tables: array.concat(arr: watched, v: [silence]))
            |> filter(fn: (r) => r.covered > 0.0)
            |> map(fn: judge)
            |> group(columns: ["status"])
            |> runs()
}

// judgedTable: running totals of counts, volume and coverage, with the references of each minute and, in the first row,
// the runs stored before the block.
judgedTable = (counts, first, start, stop) => {
    watched = array.concat(arr: upward, v: downward)

    return
        grid(
            streams: [
                counts,
                storedReferences(start: first, stop: stop),
                runsBefore(first: first, at: start),
                zeros(field: "count", of: statuses, at: start),
                zeros(field: "covered", of: ["approved"], at: start),
                zeros(field: "whole", of: ["approved"], at: start),
                zeros(field: "run", of: judgedStatuses, at: start),
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

totalled = [
    "c", "volume", "count_approved", "count_denied", "count_failed", "count_reversed", "count_backend_reversed",
    "count_refunded", "count_processing",
]

// runsBefore: the last stored run of every status before a block, placed at a minute of the grid. After more than
// referenceStart − learningMinutes absent minutes the model is learning, and no run goes on.
runsBefore = (first, at) =>
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: first, n: referenceStart - learningMinutes + 1), stop: first)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "run")
        |> last()
        |> map(fn: (r) => ({_time: at, _field: "run", status: r.status, _value: float(v: r._value)}))
        |> group()
