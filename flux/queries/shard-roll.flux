// Calls the roll over past minutes of a hub, before they are judged again.
// Inputs: now(); analytics (minute of all shards) of the last `minutes` minutes.
// Output: analytics: minute.shards, minute.whole and rollcall, as the task shards writes them.
import "date"

params = {minutes: 60}

stop = date.truncate(t: now(), unit: 1m)
start = minutesBefore(t: stop, n: params.minutes)

shardRoll(known: knownShards(), start: start, stop: stop)
    |> to(bucket: analyticsBucket, tagColumns: ["status"])
    |> yield(name: "roll")
reportedCounts(start: start, stop: stop)
    |> set(key: "_measurement", value: "rollcall")
    |> to(bucket: analyticsBucket, tagColumns: ["status"])
    |> yield(name: "reported")
