import "math"

// countAt: the count whose test against its reference reaches a level, in closed form: within 1.3 counts of it in one
// minute, 3.2 in a quarter of an hour against a whole hour.
// Inputs: m (transactions expected in the window), ratio (minutes of the window ÷ minutes of the reference),
// level (a score), side (1.0 above, −1.0 below). Output: a float.
countAt = (m, ratio, level, side) =>
    m + side * (level * math.sqrt(x: m * (1.0 + ratio)) + 0.5) + level * level / 6.0

// upperEdge, lowerEdge: the band of a window; what lies inside is no finding by its count. Where next to nothing is
// expected, the closed form of the lower edge would lie above the expectation: there no count is too low.
// Inputs: m, ratio as in countAt. Output: a count (float).
upperEdge = (m, ratio) => {
    edge = countAt(m: m, ratio: ratio, level: warningLevel, side: 1.0)

    return if edge < upwardMinimum then upwardMinimum else edge
}
lowerEdge = (m, ratio) => {
    edge = countAt(m: m, ratio: ratio, level: warningLevel, side: -1.0)

    return if edge > 0.0 and edge < m then edge else 0.0
}

// visibleUpward: the smallest lasting rise, as a factor, that would be critical within the long window.
// Inputs: m (transactions expected a minute), n (minutes of the reference). Output: a float.
visibleUpward = (m, n) => {
    w = float(v: longWindow)
    k = countAt(m: m * w, ratio: w / n, level: criticalLevel, side: 1.0)

    return (if k < upwardMinimum then upwardMinimum else k) / (m * w)
}

// visibleDownward: the largest remaining share that would be critical within the middle window; 0.0 where blind.
// Inputs: m (transactions expected a minute), E (trend-corrected minutes of the reference). Output: a float.
visibleDownward = (m, E) => {
    w = float(v: middleWindow)
    share = countAt(m: m * w, ratio: w / E, level: criticalLevel, side: -1.0) / (m * w)

    return if m * w < downwardMinimum or share < 0.0 then 0.0 else if share > downwardShare then downwardShare else share
}

// bandOf: a reference with its band, as it is stored.
// Input: r from `references`. Output: the row of measurement baseline; NaN (which is not stored) where nothing is known.
bandOf = (r) => {
    E = if r.down then r.n / trendOf(y: r.y, n: r.n, y3: r.y3, n3: r.n3) else r.n
    m = if E > 0.0 then r.y / E else math.NaN()

    return {
        _time: r._time,
        _measurement: "baseline",
        status: r.status,
        down: r.down,
        expected: m,
        lower: if r.status == "silence" then math.NaN() else lowerEdge(m: m, ratio: 1.0 / E),
        upper: if r.status == "silence" then math.NaN() else upperEdge(m: m, ratio: 1.0 / E),
        visible:
            if E <= 0.0 or m <= 0.0 then
                math.NaN()
            else if r.down then
                visibleDownward(m: m, E: E)
            else if contains(value: r.status, set: upward) then
                visibleUpward(m: m, n: E)
            else
                math.NaN(),
        y: int(v: r.y),
        n: int(v: r.n),
        vy: int(v: r.vy),
        held: int(v: r.held),
        y3: int(v: r.y3),
        n3: int(v: r.n3),
    }
}
