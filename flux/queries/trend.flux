// Whether each status rises or falls: slope by linear regression over the last 30 closed minutes.
// Inputs: analytics (minute) before params.stop; params.statuses (empty: all). Uncovered minutes are left out.
// Output columns: _time (of the newest minute), status, mean, slope, change, certainty, rank (−2 … 2), class (rising a lot,
// rising, stable, falling, falling a lot); one row a status.
import "date"

params = {stop: now(), statuses: [""]}

stop = date.truncate(t: params.stop, unit: 1m)
start = minutesBefore(t: stop, n: trendMinutes)

coveredCounts(start: start, stop: stop)
    |> trends(start: start)
    |> chosen(of: params.statuses)
    |> map(fn: (r) => ({r with _time: minutesBefore(t: stop, n: 1)}))
