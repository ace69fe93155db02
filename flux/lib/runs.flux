import "math"

// runs: adds run lengths to judged minutes, and what follows from them.
// Inputs: tables of judged minutes of one status each, ordered by _time, with previous (the run stored before them).
// Output columns: those they had, run, flagged, score (of silence too), severity, window, observed, expected.
runs = (tables=<-) =>
    tables
        |> stateCount(fn: (r) => r.hot, column: "streak")
        |> stateCount(fn: (r) => r.i >= 0, column: "place")
        |> map(fn: runOf)

// runOf: the run and severity (0 ok, 1 warning, 2 critical) of a minute. The run is that which ends with this minute: the
// streak among these minutes, and before them the stored run where the streak reaches back to the first of them.
runOf = (r) => {
    run = if r.streak < 0 then 0 else if r.streak == r.place then r.streak + r.previous else r.streak
    missing = float(v: run) * r.expected
    silent = r.status == "silence"
    counted = silent and not r.learning and run >= silenceMinutes and missing >= silenceExpected

    score = if counted then math.sqrt(x: 2.0 * missing) else r.score

    return {
        _time: r._time,
        status: r.status,
        learning: r.learning,
        observed: r.observed,
        volume: r.volume,
        exposure: r.exposure,
        run: run,
        flagged: if run > 0 and run < r.hold then 1 else 0,
        score: score,
        severity: if score >= criticalLevel then 2 else if score >= warningLevel then 1 else 0,
        window: if silent then run else r.window,
        expected: if silent then missing else r.expected,
        expectedVolume: if silent then missing else r.expectedVolume,
    }
}
