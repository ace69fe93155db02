// rateScore: how far above its reference a status is in one window, by count and by share of volume together.
// Inputs: k (count), e (covered minutes), v (volume) of the window; y, n, vy of the reference. Output: a float.
rateScore = (k, e, v, y, n, vy) => {
    byCount = lr(x: k, e: e, y: y, E: n)
    byShare = lr(x: k, e: v, y: y, E: vy)

    return if byCount < byShare then byCount else byShare
}

// upwardScore: rateScore, that says nothing for a handful of transactions.
upwardScore = (k, e, v, y, n, vy) => {
    z = rateScore(k: k, e: e, v: v, y: y, n: n, vy: vy)

    return if k < upwardMinimum and z > 0.0 then 0.0 else z
}

// trendOf: the downward reference's level against the one before it, at most 1: a fall that goes on is expected.
// Inputs: y, n and, before them, y3, n3. Output: a float.
trendOf = (y, n, y3, n3) => {
    g = y / n / (y3 / n3)

    return
        if n <= 0.0 or n3 <= 0.0 or y3 <= 0.0 then
            1.0
        else if g < trendLeast then
            trendLeast
        else if g > 1.0 then
            1.0
        else
            g
}

// downwardScore: how far below its reference a status is in one window; positive only for a loss that matters.
// Inputs: k (count), e (covered minutes) of the window; y, E (trend-corrected exposure) of the reference.
downwardScore = (k, e, y, E) => {
    m = y * e / E
    z = -lr(x: k, e: e, y: y, E: E)

    return if E <= 0.0 then 0.0 else if k <= downwardShare * m and m >= downwardMinimum or z <= 0.0 then z else 0.0
}

// judge: the score of a minute, in the direction in which its status is watched.
judge = (r) =>
    if r.status == "silence" then
        judgeSilence(r: r)
    else if contains(value: r.status, set: downward) then
        judgeDownward(r: r)
    else
        judgeUpward(r: r)

// judgeUpward: the score of an upward minute, the best of three windows.
// Input: r with k, e, v of each window (k1, k2, k3 …), y, n, vy, learning.
// Output: r with score, window, observed, expected, volume, expectedVolume, exposure (minutes of the window ÷ minutes of
// the reference), hot (part of a run).
judgeUpward = (r) => {
    a = upwardScore(k: r.k1, e: r.e1, v: r.v1, y: r.y, n: r.n, vy: r.vy)
    b = upwardScore(k: r.k2, e: r.e2, v: r.v2, y: r.y, n: r.n, vy: r.vy)
    c = upwardScore(k: r.k3, e: r.e3, v: r.v3, y: r.y, n: r.n, vy: r.vy)
    ab = if b > a then b else a
    w = if c > ab then 3 else if b > a then 2 else 1
    best = if w == 3 then c else ab
    e = if w == 3 then r.e3 else if w == 2 then r.e2 else r.e1
    perMinute = if r.n > 0.0 then e / r.n else 0.0

    return {
        _time: r._time,
        status: r.status,
        i: r.i,
        previous: r.previous,
        learning: r.learning,
        score: if r.learning then 0.0 else best,
        window: if w == 3 then longWindow else if w == 2 then middleWindow else shortWindow,
        observed: if w == 3 then r.k3 else if w == 2 then r.k2 else r.k1,
        expected: r.y * perMinute,
        volume: if w == 3 then r.v3 else if w == 2 then r.v2 else r.v1,
        expectedVolume: r.vy * perMinute,
        exposure: perMinute,
        hot: not r.learning and best >= flagScore,
        hold: upwardHold,
    }
}

// judgeDownward: the score of a downward minute, the better of two windows. Input and output as in judgeUpward, with
// y3, n3 for the trend.
judgeDownward = (r) => {
    E = r.n / trendOf(y: r.y, n: r.n, y3: r.y3, n3: r.n3)
    a = downwardScore(k: r.k1, e: r.e1, y: r.y, E: E)
    b = downwardScore(k: r.k2, e: r.e2, y: r.y, E: E)
    best = if b > a then b else a
    e = if b > a then r.e2 else r.e1
    perMinute = if E > 0.0 then e / E else 0.0
    m = if E > 0.0 then r.y * r.e2 / E else 0.0

    return {
        _time: r._time,
        status: r.status,
        i: r.i,
        previous: r.previous,
        learning: r.learning,
        score: if r.learning then 0.0 else best,
        window: if b > a then middleWindow else shortWindow,
        observed: if b > a then r.k2 else r.k1,
        expected: r.y * perMinute,
        volume: if b > a then r.v2 else r.v1,
        expectedVolume: r.vy * perMinute,
        exposure: perMinute,
        hot: not r.learning and best >= flagScore and r.k2 <= flagShare * m and m >= flagMinimum,
        hold: downwardHold,
    }
}

// judgeSilence: whether a minute is silent. Its score follows from the run's length, in `runs`: `expected` is the volume
// of one minute here.
judgeSilence = (r) =>
    ({
        _time: r._time,
        status: r.status,
        i: r.i,
        previous: r.previous,
        learning: r.learning,
        score: 0.0,
        window: 0,
        observed: 0.0,
        expected: if r.n > 0.0 then r.y / r.n else 0.0,
        volume: 0.0,
        expectedVolume: if r.n > 0.0 then r.y / r.n else 0.0,
        exposure: 0.0,
        hot: r.v1 <= 0.0,
        hold: 0,
    })
