import "math"

// bandEdge: the nearest count in one minute whose score reaches the warning level, in closed form (within 1.3 counts).
// Inputs: m (transactions expected a minute), E (minutes of the reference), side (1.0 upper, −1.0 lower).
bandEdge = (m, E, side) =>
    m + side * (warningLevel * math.sqrt(x: m * (1.0 + 1.0 / E)) + 0.5) + warningLevel * warningLevel / 6.0

// upperEdge, lowerEdge: the band of a minute; what lies inside is no finding by its count. Where next to nothing is
// expected, the closed form of the lower edge would lie above the expectation: there no count is too low.
upperEdge = (m, E) => {
    edge = bandEdge(m: m, E: E, side: 1.0)

    return if edge < upwardMinimum then upwardMinimum else edge
}
lowerEdge = (m, E) => {
    edge = bandEdge(m: m, E: E, side: -1.0)

    return if edge > 0.0 and edge < m then edge else 0.0
}

// visibleUpward: the smallest lasting rise, as a factor, that would be critical within the long window.
// Inputs: m (transactions expected a minute), n (minutes of the reference).
visibleUpward = (m, n) => {
    w = float(v: longWindow)
    k = surely(m: m * w, w: w, n: n, side: 1.0)

    return (if k < upwardMinimum then upwardMinimum else k) / (m * w)
}

// visibleDownward: the largest remaining share that would be critical within the middle window; 0.0 where blind.
// Inputs: m (transactions expected a minute), E (trend-corrected minutes of the reference).
visibleDownward = (m, E) => {
    w = float(v: middleWindow)
    share = surely(m: m * w, w: w, n: E, side: -1.0) / (m * w)

    return if m * w < downwardMinimum or share < 0.0 then 0.0 else if share > downwardShare then downwardShare else share
}

// surely: the count, of m expected in w minutes, whose score reaches the critical level.
surely = (m, w, n, side) =>
    m + side * (criticalLevel * math.sqrt(x: m * (1.0 + w / n)) + 0.5) + criticalLevel * criticalLevel / 6.0

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
        lower: if r.status == "silence" then math.NaN() else lowerEdge(m: m, E: E),
        upper: if r.status == "silence" then math.NaN() else upperEdge(m: m, E: E),
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
