import "date"

// wholeReports: the minutes that shards have reported whole.
// Inputs: start, stop (times). Output columns: _time, shard, _value (int), as stored.
wholeReports = (start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(
            fn: (r) => r._measurement == "minute" and r._field == "covered" and r.status == "approved" and r._value > 0,
        )

// retirements: when shards were retired and taken back, all that is known of it.
// Inputs: analytics (shard.until).
// Output columns: _time (of the order), shard, _value (int, s: retired from then on; 0: taken back).
retirements = () =>
    from(bucket: analyticsBucket)
        |> range(start: 2000-01-01T00:00:00Z, stop: 2200-01-01T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "shard" and r._field == "until")

// knownShards: the shards of a hub, a row each. A shard is known from the first minute that it reported whole.
// Inputs: analytics (minute of all shards; shard.until of those retired).
// Output columns: shard, since, last (starts of its first and newest whole minute), until (from when on it is retired; 0: it
// is not), ints, ns.
knownShards = () => {
    // Each of both reads for itself: only then does InfluxDB look for the one row, instead of handing over all.
    oldest =
        wholeReports(start: 2000-01-01T00:00:00Z, stop: 2200-01-01T00:00:00Z)
            |> group(columns: ["shard"])
            |> first()
    newest =
        wholeReports(start: 2000-01-01T00:00:00Z, stop: 2200-01-01T00:00:00Z)
            |> group(columns: ["shard"])
            |> last()

    return
        union(
            tables: [
                oldest |> map(fn: (r) => ({shard: r.shard, kind: "since", _value: int(v: r._time)})),
                oldest |> map(fn: (r) => ({shard: r.shard, kind: "until", _value: 0})),
                newest |> map(fn: (r) => ({shard: r.shard, kind: "last", _value: int(v: r._time)})),
                retirements() |> last() |> map(fn: (r) => ({shard: r.shard, kind: "until", _value: r._value * 1000000000})),
            ],
        )
            |> group(columns: ["shard", "kind"])
            |> sum()
            |> group()
            |> pivot(rowKey: ["shard"], columnKey: ["kind"], valueColumn: "_value")
            |> filter(fn: (r) => exists r.since)
}

// shardChanges: when shards began to be waited for (1) and ceased to be (-1): at the first whole minute, at every retirement
// and every return. Minutes between a retirement and a return stay without the shard, however often they are judged again.
// Inputs: known (tables of knownShards). Output columns: _time, shard, _value (int); a table a shard, ordered by _time.
shardChanges = (known) =>
    union(
        tables: [
            known |> map(fn: (r) => ({_time: 1970-01-01T00:00:00Z, shard: r.shard, _value: 0})),
            known |> map(fn: (r) => ({_time: time(v: r.since), shard: r.shard, _value: 1})),
            retirements()
                |> map(
                    fn: (r) =>
                        ({
                            _time: if r._value > 0 then time(v: r._value * 1000000000) else date.truncate(t: r._time, unit: 1m),
                            shard: r.shard,
                            _value: if r._value > 0 then 0 else 1,
                        }),
                ),
        ],
    )
        |> group(columns: ["shard"])
        |> sort(columns: ["_time"])
        |> difference()

// neededShards: how many shards must have reported each minute of start … stop.
// Inputs: changes (tables of shardChanges), start, stop (times).
// Output columns: _time, _value (int); one table, no row where nobody is waited for.
neededShards = (changes, start, stop) =>
    changes
        |> group()
        |> map(fn: (r) => ({_time: if r._time < start then start else r._time, _value: r._value}))
        |> range(start: start, stop: stop)
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: true, timeSrc: "_start")
        |> fill(value: 0)
        |> cumulativeSum()
        |> filter(fn: (r) => r._value > 0)
        |> keep(columns: ["_time", "_value"])

// neededReports: the reports of whole minutes of start … stop by shards that had to report them: what a retired shard still
// reports stands for nobody else.
// Inputs: changes (tables of shardChanges), start, stop (times). Output columns: _time, _value (1); one table.
neededReports = (changes, start, stop) =>
    union(
        tables: [
            changes |> map(fn: (r) => ({_time: r._time, shard: r.shard, kind: "change", _value: r._value})),
            wholeReports(start: start, stop: stop)
                |> map(fn: (r) => ({_time: r._time, shard: r.shard, kind: "report", _value: 0})),
        ],
    )
        |> group(columns: ["shard"])
        |> sort(columns: ["_time", "kind"])
        |> cumulativeSum()
        |> filter(fn: (r) => r.kind == "report" and r._value > 0)
        |> group()
        |> keep(columns: ["_time", "_value"])

// shardRoll: the roll of a hub: for every status and minute how many shards must report it, and whether all have. Who judges
// goes by the latter alone: it is found in one place, and what comes after it can only add to a minute.
// Inputs: known (tables of knownShards), start, stop (times).
// Output columns: _time, status, _field ("shards"; "whole": 1 or 0), _value (int), as the measurement minute has them.
shardRoll = (known, start, stop) => {
    changes = shardChanges(known: known)
    needed = neededShards(changes: changes, start: start, stop: stop)
    missing =
        union(
            tables: [
                needed,
                neededReports(changes: changes, start: start, stop: stop)
                    |> map(fn: (r) => ({_time: r._time, _value: -r._value})),
            ],
        )
            |> group(columns: ["_time"])
            |> sum()
            |> group()
    roll =
        union(
            tables: [
                needed |> set(key: "_field", value: "shards"),
                missing
                    |> map(fn: (r) => ({_time: r._time, _value: if r._value == 0 then 1 else 0}))
                    |> set(key: "_field", value: "whole"),
            ],
        )

    return
        union(
            tables: [
                roll |> set(key: "status", value: "approved"),
                roll |> set(key: "status", value: "denied"),
                roll |> set(key: "status", value: "failed"),
                roll |> set(key: "status", value: "reversed"),
                roll |> set(key: "status", value: "backend_reversed"),
                roll |> set(key: "status", value: "refunded"),
                roll |> set(key: "status", value: "processing"),
            ],
        )
            |> set(key: "_measurement", value: "minute")
}

// reportedCounts: what shards have reported of each minute: the counts of each status, and how many covered it.
// Inputs: start, stop (times).
// Output columns: _time, _field ("count"; "covered" of approved alone), status, _value (int); a table a field and status.
reportedCounts = (start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(
            fn: (r) => r._measurement == "minute" and (r._field == "count" or r._field == "covered" and r.status == "approved"),
        )
        |> group(columns: ["_field", "status"])
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
        |> keep(columns: ["_time", "_field", "status", "_value"])
