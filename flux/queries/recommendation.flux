// What is off now: judges the last closed minute, and the minute that is still open for too many of something.
// Inputs: now(); transactions of the last two minutes; analytics (minute, baseline, anomaly) of the last quarter of an hour.
// Output, two results:
//   scores: _time, status, score, severity, window, observed, expected, volume, expectedVolume, edge, learning
//   states: status, _field (state, since, incident, peak, excess, visible; of silence n), _time, _value (float)
import "date"

open = date.truncate(t: now(), unit: 1m)
stop = minutesBefore(t: open, n: -1)
first = minutesBefore(t: open, n: 1)

anomalies(
    counts: presentCounts(start: minutesBefore(t: first, n: referenceEnd), open: open),
    first: first,
    stop: stop,
)
    |> filter(fn: (r) => r._time < open or contains(value: r.status, set: upward))
    |> presentScores()
    |> yield(name: "scores")
presentStates(stop: stop)
    |> yield(name: "states")
