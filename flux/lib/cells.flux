import "array"

// windowCells: what the minutes of a block are judged by. The lists are written out because a function that array.map is
// given is compiled at each call, which costs more than the calls themselves.
// Inputs: of (columns of one status: status, previous (stored run); from the row referenceEnd before the block on, running
// totals c, volume, count; from the block's first row on, times, n0 (covered minutes of the silence reference) and the
// references y, n, vy, y3, n3, null where none is stored), minutes (2, 5 or 10).
// Output: an array of the rows that `judge` takes.
windowCells = (of, minutes) =>
    if minutes == 2 then
        [windowCell(of: of, at: 0), windowCell(of: of, at: 1)]
    else if minutes == 5 then
        fiveCells(of: of, at: 0)
    else
        array.concat(arr: fiveCells(of: of, at: 0), v: fiveCells(of: of, at: 5))

// fiveCells: what five minutes are judged by. Inputs: as in windowCells, at (the first of them). Output: an array of rows.
fiveCells = (of, at) => [
    windowCell(of: of, at: at),
    windowCell(of: of, at: at + 1),
    windowCell(of: of, at: at + 2),
    windowCell(of: of, at: at + 3),
    windowCell(of: of, at: at + 4),
]

// windowCell: what one minute is judged by: sums over its windows, and its reference.
windowCell = (of, at) => {
    i = at + referenceEnd
    c = of.c
    count = of.count
    volume = of.volume

    return {
        _time: of.times[at],
        status: of.status,
        i: i,
        previous: int(v: orZero(v: of.previous)),
        covered: c[i] - c[i - 1],
        learning: orZero(v: of.n0[at]) + c[i - 1] - c[at] < float(v: learningMinutes),
        k1: count[i] - count[i - shortWindow],
        k2: count[i] - count[i - middleWindow],
        k3: count[i] - count[i - longWindow],
        e1: c[i] - c[i - shortWindow],
        e2: c[i] - c[i - middleWindow],
        e3: c[i] - c[i - longWindow],
        v1: volume[i] - volume[i - shortWindow],
        v2: volume[i] - volume[i - middleWindow],
        v3: volume[i] - volume[i - longWindow],
        y: orZero(v: of.y[at]),
        n: orZero(v: of.n[at]),
        vy: orZero(v: of.vy[at]),
        y3: orZero(v: of.y3[at]),
        n3: orZero(v: of.n3[at]),
    }
}

// orZero: what is stored, 0.0 where nothing is. Input: v (float). Output: a float.
orZero = (v) => if exists v then v else 0.0

// minuteCell: one status of one minute, as the rollup stores it.
minuteCell = (time, i, of, count, amount, covered, volume) =>
    ({
        _time: time,
        status: of,
        count: int(v: count[i]),
        covered: covered[i],
        amount: amount[i],
        present: float(v: covered[i]) + volume[i] > 0.0,
    })
