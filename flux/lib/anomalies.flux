import "array"

// anomalies: judges every covered minute of a block, all watched statuses and silence.
// Inputs:
//   counts: stream of counts and coverage (storedMinutes) from minute first − referenceEnd to stop
//   first, stop: the block, minutes [first, stop)
// The references are read from the stored baseline, the runs from the anomalies stored before the block.
// Output columns: _time, status, score, severity, window, observed, expected, volume, expectedVolume, run, flagged,
// learning; grouped by status.
anomalies = (counts, first, stop) => {
    start = minutesBefore(t: first, n: referenceEnd)
    table = judgedTable(counts: counts, first: first, start: start, stop: stop)
    column = (name) => getColumn(table: table, column: name)
    c = column(name: "c")
    volume = column(name: "volume")
    n0 = column(name: "n_silence")
    block = array.filter(arr: column(name: "_time"), fn: (x) => x >= first)
    cells = (status, count, vy, y3, n3) => {
        previous = column(name: "run_" + status)[0]
        y = column(name: "y_" + status)
        n = column(name: "n_" + status)

        return
            array.from(
                rows:
                    array.map(
                        arr: block,
                        fn: (x) =>
                            windowCell(
                                time: x,
                                i: minutesFrom(t: x, start: start),
                                of: status,
                                previous: previous,
                                n0: n0,
                                c: c,
                                volume: volume,
                                count: count,
                                y: y,
                                n: n,
                                vy: vy,
                                y3: y3,
                                n3: n3,
                            ),
                    ),
            )
                |> filter(fn: (r) => r.covered > 0.0)
    }
    cellsOf = (status) =>
        cells(
            status: status,
            count: column(name: "count_" + status),
            vy: column(name: "vy_" + status),
            y3: column(name: "y3_" + status),
            n3: column(name: "n3_" + status),
        )
    up = array.map(arr: upward, fn: (x) => cellsOf(status: x) |> map(fn: judgeUpward))
    down = array.map(arr: downward, fn: (x) => cellsOf(status: x) |> map(fn: judgeDownward))
    silent = cells(status: "silence", count: volume, vy: volume, y3: volume, n3: volume) |> map(fn: judgeSilence)

    return
        union(tables: array.concat(arr: array.concat(arr: up, v: down), v: [silent]))
            |> group(columns: ["status"])
            |> runs()
}

// judgedTable: running totals of counts, volume and coverage, with the references of each minute and, in the first row,
// the runs stored before the block.
judgedTable = (counts, first, start, stop) => {
    watched = array.concat(arr: upward, v: downward)
    judged = array.concat(arr: watched, v: ["silence"])

    return
        grid(
            streams: [
                counts,
                storedReferences(start: first, stop: stop),
                runsBefore(first: first, at: start),
                zeros(field: "count", of: statuses, at: start),
                zeros(field: "covered", of: ["approved"], at: start),
                zeros(field: "run", of: judged, at: start),
                zeros(field: "y", of: judged, at: start),
                zeros(field: "n", of: judged, at: start),
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
