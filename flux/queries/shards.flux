// The shards that a hub knows, and what each last told of its replication.
// Inputs: now(); analytics (minute and shard.until of all time; replication of the last day).
// Output, two results:
//   shards: shard, since, last (s: its first and newest minute), until (s; 0: not retired)
//   replication: _time, shard, queue (bytes that wait there), code (of the last write to the hub), error; all as text
knownShards()
    |> map(
        fn: (r) =>
            ({shard: r.shard, since: r.since / 1000000000, last: r.last / 1000000000, until: r.until / 1000000000}),
    )
    |> sort(columns: ["shard"])
    |> yield(name: "shards")
from(bucket: analyticsBucket)
    |> range(start: -1d, stop: 1m)
    |> filter(fn: (r) => r._measurement == "replication")
    |> last()
    |> toString()
    |> group()
    |> pivot(rowKey: ["_time", "shard"], columnKey: ["_field"], valueColumn: "_value")
    |> yield(name: "replication")
