import "math"

// trends: whether counts rise or fall, by linear regression over the minutes given.
// Inputs: tables of one status each with _time and _value (float) of covered minutes, one row a minute; start (time).
// Output columns: status, mean (a minute), slope (transactions a minute, a minute), change (what the line gains over the
// time, as a share of the mean), certainty (slope over its standard error by Poisson noise), class, rank (−2 … 2).
trends = (tables=<-, start) =>
    tables
        |> map(fn: (r) => ({r with x: float(v: minutesFrom(t: r._time, start: start))}))
        |> reduce(
            identity: {n: 0.0, x: 0.0, y: 0.0, xx: 0.0, xy: 0.0},
            fn: (r, accumulator) =>
                ({
                    n: accumulator.n + 1.0,
                    x: accumulator.x + r.x,
                    y: accumulator.y + r._value,
                    xx: accumulator.xx + r.x * r.x,
                    xy: accumulator.xy + r.x * r._value,
                }),
        )
        |> map(fn: trendLine)

// trendLine: the regression line of sums, classed. A rise or fall needs trendCertainty; it is named from a change of
// trendChange, and is called a lot from trendChangeMuch.
trendLine = (r) => {
    spread = r.xx - r.x * r.x / r.n
    slope = if spread > 0.0 then (r.xy - r.x * r.y / r.n) / spread else 0.0
    mean = r.y / r.n
    change = if mean > 0.0 then slope * r.n / mean else 0.0
    certainty = if mean > 0.0 then slope * math.sqrt(x: spread / mean) else 0.0
    size = math.abs(x: change)
    step = if math.abs(x: certainty) < trendCertainty or size < trendChange then 0 else if size < trendChangeMuch then 1 else 2
    rank = if slope < 0.0 then -step else step

    return {
        status: r.status,
        mean: mean,
        slope: slope,
        change: change,
        certainty: certainty,
        rank: rank,
        class:
            if rank == 2 then
                "rising a lot"
            else if rank == 1 then
                "rising"
            else if rank == -1 then
                "falling"
            else if rank == -2 then
                "falling a lot"
            else
                "stable",
    }
}

// Minutes that a trend looks back, the change over them (a share of the mean) from which it is named and called a lot,
// and how many standard errors it needs.
trendMinutes = 30
trendChange = 0.15
trendChangeMuch = 0.5
trendCertainty = 3.0
