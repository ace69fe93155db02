import "array"

// references: the reference of every status, and of silence, for each minute of a range.
// Inputs:
//   stop: end of the minutes whose counts and flags are known
//   again: minutes before stop that are covered once more, because late data may have changed their reference (10 or 0)
//   known: minutes after stop whose coverage is stored already (when the past is recomputed; 0 in live operation)
// Output columns: _time, status, y, n, vy, y3, n3, held (floats; of silence: y volume, n covered minutes), down (bool).
references = (stop, again, known) => {
    first = minutesBefore(t: stop, n: again)
    start = minutesBefore(t: first, n: referenceStart + 1)
    table = referenceTable(start: start, stop: minutesBefore(t: stop, n: -writtenAhead))
    last = referencesBefore(start: start, stop: first)
    column = (name) => getColumn(table: table, column: name)
    value = (name) => getColumn(table: last, column: name)[0]
    c = column(name: "c")
    rows = (status, Y, N, VY, before) => {
        down = contains(value: status, set: downward)
        series = {
            status: status,
            times: column(name: "_time"),
            c: c,
            Y: Y,
            N: N,
            VY: VY,
            down: down,
            a: if down then downwardStart + 1 else referenceStart + 1,
            b: if down then downwardEnd else referenceEnd,
            least: if status == "silence" then 0.0 else float(v: referenceMinimum),
            known: minutesFrom(t: stop, start: start) + known,
        }
        i = referenceStart + 1
        near = followed(series: series, before: before, i: i)
        rest = () => {
            next = followed(series: series, before: near[4], i: i + 5)

            return array.concat(arr: next, v: followed(series: series, before: next[4], i: i + 10))
        }

        return array.from(rows: if again > 0 then array.concat(arr: near, v: rest()) else near)
    }
    rowsOf = (status) =>
        rows(
            status: status,
            Y: column(name: "Y_" + status),
            N: column(name: "N_" + status),
            VY: column(name: "VY_" + status),
            before: {
                chainY: value(name: "y_" + status),
                chainN: value(name: "n_" + status),
                chainVY: value(name: "vy_" + status),
                chainHeld: value(name: "held_" + status),
            },
        )
    volume = column(name: "volume")
    none = {chainY: 0.0, chainN: 0.0, chainVY: 0.0, chainHeld: 0.0}
    silence = rows(status: "silence", Y: volume, N: c, VY: volume, before: none)

    return union(tables: array.concat(arr: array.map(arr: statuses, fn: (x) => rowsOf(status: x)), v: [silence]))
}

// followed: the references of five minutes, each following the one before it.
// Inputs: series (running totals of one status and its window), before (the reference before), i (the first row).
followed = (series, before, i) => {
    a = referenceOf(series: series, before: before, i: i)
    b = referenceOf(series: series, before: a, i: i + 1)
    c = referenceOf(series: series, before: b, i: i + 2)
    d = referenceOf(series: series, before: c, i: i + 3)
    e = referenceOf(series: series, before: d, i: i + 4)

    return [a, b, c, d, e]
}

// referenceOf: the reference of one minute. One with too few clean minutes does not come into force: the last one that
// was, in a judged minute, stays; where there was none yet, the first judged minute takes what there is. A minute that is
// not judged keeps the one before it (chain…), so that the reference can be followed from row to row; a minute of which
// that is not known yet gets its own where it has enough clean minutes.
referenceOf = (series, before, i) => {
    s = series
    y = s.Y[i - s.b] - s.Y[i - s.a]
    n = s.N[i - s.b] - s.N[i - s.a]
    vy = s.VY[i - s.b] - s.VY[i - s.a]
    enough = n >= s.least
    judged = s.c[i] - s.c[i - 1] > 0.0 and s.c[i - 1] - s.c[i - referenceStart - 1] >= float(v: learningMinutes)
    takes = judged and (enough or before.chainHeld <= 0.0)
    own = takes or enough and i >= s.known or before.chainHeld <= 0.0 and not judged

    return {
        _time: s.times[i],
        status: s.status,
        down: s.down,
        y: if own then y else before.chainY,
        n: if own then n else before.chainN,
        vy: if own then vy else before.chainVY,
        y3: if s.down then s.Y[i - trendEnd] - s.Y[i - trendStart - 1] else 0.0,
        n3: if s.down then s.N[i - trendEnd] - s.N[i - trendStart - 1] else 0.0,
        held: if takes then 1.0 else before.chainHeld,
        chainY: if takes then y else before.chainY,
        chainN: if takes then n else before.chainN,
        chainVY: if takes then vy else before.chainVY,
        chainHeld: if takes then 1.0 else before.chainHeld,
    }
}

// referenceTable: running totals of what references are made of, minutes start … stop.
referenceTable = (start, stop) =>
    grid(
        streams: [
            storedMinutes(start: start, stop: stop),
            storedAnomalies(field: "flagged", start: start, stop: stop),
            zeros(field: "count", of: statuses, at: start),
            zeros(field: "covered", of: ["approved"], at: start),
            zeros(field: "whole", of: ["approved"], at: start),
            zeros(field: "flagged", of: statuses, at: start),
        ],
        start: start,
        stop: stop,
    )
        |> whole()
        |> clean()
        |> tableFind(fn: (key) => true)

// referencesBefore: the last stored reference of each status in start … stop, in one row with a column <field>_<status>.
referencesBefore = (start, stop) => {
    stored =
        from(bucket: analyticsBucket)
            |> range(start: start, stop: stop)
            |> filter(fn: (r) => r._measurement == "baseline")
            |> filter(fn: (r) => r._field == "y" or r._field == "n" or r._field == "vy" or r._field == "held")
            |> last()
            |> toFloat()
            |> keep(columns: ["_field", "status", "_value"])

    return
        union(
            tables: [
                stored,
                zeros(field: "y", of: statuses, at: start),
                zeros(field: "n", of: statuses, at: start),
                zeros(field: "vy", of: statuses, at: start),
                zeros(field: "held", of: statuses, at: start),
            ],
        )
            |> oneRow(at: start)
}

