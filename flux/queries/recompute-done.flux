// How far an earlier recomputation of the same range has come; that of a shard, which replicates to its hub, is not the hub's.
// Inputs: analytics (recompute); params.from, params.to (times: the range), params.role, params.shard.
// Output columns: _value (s: end of the last finished block); no row where none was begun.
params = {from: 2026-01-01T00:00:00Z, to: 2026-01-02T00:00:00Z, role: "single", shard: "0"}

from(bucket: analyticsBucket)
    |> range(start: params.from, stop: minutesBefore(t: params.from, n: -1))
    |> filter(fn: (r) => r._measurement == "recompute" and r._field == "done")
    |> filter(fn: (r) => r.range == string(v: params.from) + "/" + string(v: params.to))
    |> filter(fn: (r) => r.role == params.role and r.shard == params.shard)
    |> last()
    |> keep(columns: ["_value"])
