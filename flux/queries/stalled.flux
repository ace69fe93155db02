// What was known when the tasks ran last, for a reply while they stand still.
// Inputs: now(); analytics (anomaly, baseline) of the last day.
// Output, two results:
//   judged: _time (the newest judged minute); no row where none was judged in that day
//   states: as in recommendation, by that minute
import "array"
import "date"

open = date.truncate(t: now(), unit: 1m)
newest = newestJudged(start: minutesBefore(t: open, n: 1440), stop: open)
stop = if length(arr: newest) > 0 then minutesBefore(t: newest[0], n: -1) else open

array.from(rows: [{_time: minutesBefore(t: stop, n: 1), known: length(arr: newest) > 0}])
    |> filter(fn: (r) => r.known)
    |> keep(columns: ["_time"])
    |> yield(name: "judged")
presentStates(stop: stop)
    |> yield(name: "states")
