// Judges the last closed minutes: all watched statuses, and silence. Uncovered minutes are not judged.
// Inputs: analytics (minute, baseline, anomaly.run before the block) for the block of the last `minutes` closed minutes;
// the last 10 are judged again so that late transactions count.
// Output: analytics, measurement anomaly; tag status; fields score (float), severity (int: 0 ok, 1 warning, 2 critical),
// window (int, minutes; 0 while learning), observed, expected (float, in that window), flagged (int), run (int, minutes).
import "date"

params = {minutes: 10}

option task = {name: "firewatch-anomalies", every: 1m, offset: 3s}

stop = date.truncate(t: now(), unit: 1m)
first = minutesBefore(t: stop, n: params.minutes)

anomalies(
    counts: storedMinutes(start: minutesBefore(t: first, n: referenceEnd), stop: stop),
    first: first,
    stop: stop,
)
    |> set(key: "_measurement", value: "anomaly")
    |> to(
        bucket: analyticsBucket,
        tagColumns: ["status"],
        fieldFn: (r) =>
            ({
                score: r.score,
                severity: r.severity,
                window: if r.learning then 0 else r.window,
                observed: r.observed,
                expected: r.expected,
                flagged: r.flagged,
                run: r.run,
            }),
    )
