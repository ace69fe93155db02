// Follows incidents: what a status does against the baseline frozen when it went wrong, until it is normal again or the new
// level is taken as normal. Every minute follows the one before it.
// Inputs: analytics (minute, also of a day before; baseline; anomaly) of the last `minutes` closed minutes (5 or 10).
// Output: analytics, measurement anomaly; tag status; fields state (int: 0 none, 1 open, 2 recovered, 3 absorbed), since,
// incident (int, s: first minute of this status's incident and of the incident for people), peak, excess (float); while
// it is open also what it is compared with: calm (minutes), baseCount, baseMinutes, baseVolume, baseDay (float), which mean
// nothing where state is not 1.
import "date"
import "math"

params = {minutes: 10}

option task = {name: "firewatch-incidents", every: 1m, offset: 7s}

stop = date.truncate(t: now(), unit: 1m)
kept = (r, value) => if r.state == 1.0 then value else math.NaN()

incidents(first: minutesBefore(t: stop, n: params.minutes), stop: stop)
    |> filter(fn: (r) => r.write)
    |> set(key: "_measurement", value: "anomaly")
    |> group(columns: ["status"])
    |> to(
        bucket: analyticsBucket,
        tagColumns: ["status"],
        fieldFn: (r) =>
            ({
                state: int(v: r.state),
                since: int(v: r.since),
                incident: int(v: r.incident),
                peak: r.peak,
                excess: r.excess,
                calm: kept(r: r, value: r.calm),
                baseCount: kept(r: r, value: r.baseCount),
                baseMinutes: kept(r: r, value: r.baseMinutes),
                baseVolume: kept(r: r, value: r.baseVolume),
                baseDay: kept(r: r, value: r.baseDay),
            }),
    )
