// Calls the roll over past minutes of a hub, before they are judged again.
// Inputs: now(); analytics (minute of all shards) of the last `minutes` minutes.
// Output: analytics: minute.shards, minute.whole, as the task shards writes them.
import "date"

params = {minutes: 60}

stop = date.truncate(t: now(), unit: 1m)

shardRoll(known: knownShards(), start: minutesBefore(t: stop, n: params.minutes), stop: stop)
    |> to(bucket: analyticsBucket, tagColumns: ["status"])
