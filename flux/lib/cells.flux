import "array"

// windowCells: what the minutes of a block are judged by. The lists are written out because a function that array.map is
// given is compiled at each call, which costs more than the calls themselves.
// Inputs: of (columns of one status: status, times, previous (stored run), n0 (covered minutes of the silence reference);
// running totals c, volume, count; references y, n, vy, y3, n3), i (the block's first row), minutes (2, 5 or 10).
// Output: an array of the rows that `judge` takes.
windowCells = (of, i, minutes) =>
    if minutes == 2 then
        [windowCell(of: of, i: i), windowCell(of: of, i: i + 1)]
    else if minutes == 5 then
        fiveCells(of: of, i: i)
    else
        array.concat(arr: fiveCells(of: of, i: i), v: fiveCells(of: of, i: i + 5))

// fiveCells: what five minutes are judged by. Inputs: as in windowCells. Output: an array of rows.
fiveCells = (of, i) => [
    windowCell(of: of, i: i),
    windowCell(of: of, i: i + 1),
    windowCell(of: of, i: i + 2),
    windowCell(of: of, i: i + 3),
    windowCell(of: of, i: i + 4),
]

// windowCell: what one minute is judged by: sums over its windows, and its reference.
windowCell = (of, i) => {
    c = of.c
    count = of.count
    volume = of.volume

    return {
        _time: of.times[i],
        status: of.status,
        i: i,
        previous: int(v: of.previous),
        covered: c[i] - c[i - 1],
        learning: of.n0[i] + c[i - 1] - c[i - referenceEnd] < float(v: learningMinutes),
        k1: count[i] - count[i - shortWindow],
        k2: count[i] - count[i - middleWindow],
        k3: count[i] - count[i - longWindow],
        e1: c[i] - c[i - shortWindow],
        e2: c[i] - c[i - middleWindow],
        e3: c[i] - c[i - longWindow],
        v1: volume[i] - volume[i - shortWindow],
        v2: volume[i] - volume[i - middleWindow],
        v3: volume[i] - volume[i - longWindow],
        y: of.y[i],
        n: of.n[i],
        vy: of.vy[i],
        y3: of.y3[i],
        n3: of.n3[i],
    }
}

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
