// knownShards: the shards of a hub, a row each. A shard is known from the first minute that it reported until it is retired.
// Output columns: shard, since, last (starts of its first and newest minute), until (0: not retired), ints, ns.
knownShards = () => {
    everything = {start: 2000-01-01T00:00:00Z, stop: 2200-01-01T00:00:00Z}
    reported =
        from(bucket: analyticsBucket)
            |> range(start: everything.start, stop: everything.stop)
            |> filter(fn: (r) => r._measurement == "minute" and r._field == "covered" and r.status == "approved")
            |> group(columns: ["shard"])
    first = reported |> first() |> map(fn: (r) => ({shard: r.shard, kind: "since", _value: int(v: r._time)}))
    retired =
        from(bucket: analyticsBucket)
            |> range(start: everything.start, stop: everything.stop)
            |> filter(fn: (r) => r._measurement == "shard" and r._field == "until")
            |> last()
            |> map(fn: (r) => ({shard: r.shard, kind: "until", _value: r._value * 1000000000}))

    return
        union(
            tables: [
                first,
                first |> map(fn: (r) => ({shard: r.shard, kind: "until", _value: 0})),
                reported |> last() |> map(fn: (r) => ({shard: r.shard, kind: "last", _value: int(v: r._time)})),
                retired,
            ],
        )
            |> group(columns: ["shard", "kind"])
            |> sum()
            |> group()
            |> pivot(rowKey: ["shard"], columnKey: ["kind"], valueColumn: "_value")
            |> filter(fn: (r) => exists r.since)
}

// neededShards: how many shards must have reported each minute of start … stop: those known by then.
// Output columns: _time, _value (int); one table, nothing where no shard is known.
neededShards = (start, stop) => {
    first = int(v: time(v: start))
    known = knownShards() |> filter(fn: (r) => r.until == 0 or r.until > first)

    return
        union(
            tables: [
                known |> map(fn: (r) => ({_time: time(v: if r.since < first then first else r.since), _value: 1})),
                known |> filter(fn: (r) => r.until > 0) |> map(fn: (r) => ({_time: time(v: r.until), _value: -1})),
            ],
        )
            |> range(start: start, stop: stop)
            |> aggregateWindow(every: 1m, fn: sum, createEmpty: true, timeSrc: "_start")
            |> fill(value: 0)
            |> cumulativeSum()
            |> keep(columns: ["_time", "_value"])
}

// shardRoll: the roll of a hub: for every status and minute how many shards must report it.
// Output columns: _time, status, _value (int), as the field shards of the measurement minute has them.
shardRoll = (start, stop) => {
    needed = neededShards(start: start, stop: stop)

    return
        union(
            tables: [
                needed |> set(key: "status", value: "approved"),
                needed |> set(key: "status", value: "denied"),
                needed |> set(key: "status", value: "failed"),
                needed |> set(key: "status", value: "reversed"),
                needed |> set(key: "status", value: "backend_reversed"),
                needed |> set(key: "status", value: "refunded"),
                needed |> set(key: "status", value: "processing"),
            ],
        )
            |> set(key: "_measurement", value: "minute")
            |> set(key: "_field", value: "shards")
}

// reportedCounts: what shards have reported of each minute: the sum of their counts, and how many covered it.
// Output columns: _time, _field ("count", "covered"), _value (int); a table a field.
reportedCounts = (start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(
            fn: (r) => r._measurement == "minute" and (r._field == "count" or r._field == "covered" and r.status == "approved"),
        )
        |> group(columns: ["_field"])
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
        |> keep(columns: ["_time", "_field", "_value"])
