// What is off by the newest minute that a hub has judged: what a shard's reply tells, as the open minute is not known there.
// Inputs: now(); analytics (minute, baseline, anomaly, shard) of the last quarter of an hour.
// Output, three results:
//   scores: as in recommendation, of that minute; nothing where none was judged lately
//   states: as in recommendation
//   shards: shard, lag (s) of those that stay away
import "date"

open = date.truncate(t: now(), unit: 1m)
newest = newestJudged(start: minutesBefore(t: open, n: 12), stop: open)
stop = if length(arr: newest) > 0 then minutesBefore(t: newest[0], n: -1) else open
first = minutesBefore(t: stop, n: 2)

anomalies(
    counts: storedMinutes(start: minutesBefore(t: first, n: referenceEnd), stop: stop),
    first: first,
    stop: stop,
)
    |> filter(fn: (r) => r._time >= minutesBefore(t: stop, n: 1))
    |> presentScores()
    |> yield(name: "scores")
presentStates(stop: stop)
    |> yield(name: "states")
from(bucket: analyticsBucket)
    |> range(start: minutesBefore(t: open, n: 2), stop: now())
    |> filter(fn: (r) => r._measurement == "shard" and (r._field == "lag" or r._field == "away"))
    |> last()
    |> toFloat()
    |> group()
    |> pivot(rowKey: ["shard"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => r.away > 0.0)
    |> yield(name: "shards")
