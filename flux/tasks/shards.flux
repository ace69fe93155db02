// Calls the roll of a hub's shards: who must report which minute, who has, and who stays away. A minute is judged when all
// shards known by then have covered it; until then, and for good where one stays away, it is partial.
// Inputs: analytics (minute of all shards of the last `minutes` closed minutes; first and newest minute of each, and
// shard.until of those retired, of all time).
//   timeout (s): how long after a minute's close a shard may take to report it
// Output: analytics:
//   minute; tag status; fields shards (int: those that must report the minute; written 2 minutes ahead), whole (int: 1 where
//   all of them have)
//   rollcall; tag status; fields count, covered (int: what was reported when the minute was judged last)
//   shard; tag shard; fields lag (float, s since the end of its newest whole minute), away (int: 1 past the time-out)
import "date"

params = {minutes: 10, timeout: 20}

option task = {name: "firewatch-shards", every: 10s, offset: 2s}

stop = date.truncate(t: now(), unit: 1m)
start = minutesBefore(t: stop, n: params.minutes)
present = int(v: now())
known = knownShards()

shardRoll(known: known, start: start, stop: minutesBefore(t: stop, n: -2))
    |> to(bucket: analyticsBucket, tagColumns: ["status"])
    |> yield(name: "roll")
reportedCounts(start: start, stop: stop)
    |> set(key: "_measurement", value: "rollcall")
    |> to(bucket: analyticsBucket, tagColumns: ["status"])
    |> yield(name: "reported")
known
    |> filter(fn: (r) => r.until == 0 or r.until > present)
    |> map(fn: (r) => ({shard: r.shard, lag: float(v: present - r.last) / 1000000000.0 - 60.0}))
    |> map(
        fn: (r) =>
            ({
                _time: stop,
                _measurement: "shard",
                shard: r.shard,
                lag: r.lag,
                away: if r.lag > 60.0 + float(v: params.timeout) then 1 else 0,
            }),
    )
    |> to(bucket: analyticsBucket, tagColumns: ["shard"], fieldFn: (r) => ({lag: r.lag, away: r.away}))
    |> yield(name: "shards")
