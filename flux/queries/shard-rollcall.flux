// Notes what shards have reported of past minutes of a hub, before the roll is called over them.
// Inputs: now(); analytics (minute of all shards) of the last `minutes` minutes.
// Output: analytics: rollcall, as the task shards writes it.
import "date"

params = {minutes: 60}

stop = date.truncate(t: now(), unit: 1m)

reportedCounts(start: minutesBefore(t: stop, n: params.minutes), stop: stop)
    |> set(key: "_measurement", value: "rollcall")
    |> to(bucket: analyticsBucket, tagColumns: ["status"])
