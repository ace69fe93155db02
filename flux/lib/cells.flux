// windowCell: what a minute is judged by: sums over its windows, and its reference.
// Inputs: time (of the minute), i (its row), of (status), previous (stored run), n0 (covered minutes of the silence
// reference) and the columns c, volume, count (running totals), y, n, vy, y3, n3 (references).
// Output: the row that judgeUpward, judgeDownward and judgeSilence take, with covered (1.0 or 0.0).
windowCell = (time, i, of, previous, n0, c, volume, count, y, n, vy, y3, n3) =>
    ({
        _time: time,
        status: of,
        i: i,
        previous: int(v: previous),
        covered: c[i] - c[i - 1],
        learning: n0[i] + c[i - 1] - c[i - referenceEnd] < float(v: learningMinutes),
        k1: count[i] - count[i - shortWindow],
        k2: count[i] - count[i - middleWindow],
        k3: count[i] - count[i - longWindow],
        e1: c[i] - c[i - shortWindow],
        e2: c[i] - c[i - middleWindow],
        e3: c[i] - c[i - longWindow],
        v1: volume[i] - volume[i - shortWindow],
        v2: volume[i] - volume[i - middleWindow],
        v3: volume[i] - volume[i - longWindow],
        y: y[i],
        n: n[i],
        vy: vy[i],
        y3: y3[i],
        n3: n3[i],
    })

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
