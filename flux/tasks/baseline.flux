// Writes what is normal, for the next 5 minutes: the reference of every status and of silence, the band around it and the
// smallest change that could be seen. The last 10 minutes are written again, as late data may have changed theirs.
// Inputs: analytics (minute, anomaly.flagged, baseline) of the last 80 minutes.
//   again: minutes written again (10 or 0); known: minutes ahead whose coverage is stored (5 when the past is recomputed)
// Output: analytics, measurement baseline; tag status; fields expected, lower, upper (float, a minute), visible (float:
// a factor of normal, watched statuses), y, n, vy, held, y3, n3 (int; the last two 0 but for downward statuses). Of silence:
// expected, y, n.
import "date"

params = {again: 10, known: 0}

option task = {name: "firewatch-baseline", every: 1m, offset: 5s}

references(stop: date.truncate(t: now(), unit: 1m), again: params.again, known: params.known)
    |> map(fn: bandOf)
    |> group(columns: ["status"])
    |> to(
        bucket: analyticsBucket,
        tagColumns: ["status"],
        fieldFn: (r) =>
            ({
                expected: r.expected,
                lower: r.lower,
                upper: r.upper,
                visible: r.visible,
                y: r.y,
                n: r.n,
                vy: r.vy,
                held: r.held,
                y3: r.y3,
                n3: r.n3,
            }),
    )
