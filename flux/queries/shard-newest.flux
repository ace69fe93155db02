// The newest minute that one shard has reported whole.
// Inputs: analytics (minute) of params.start … params.stop; params.shard.
// Output columns: _time; at most one row.
params = {start: -30d, stop: now(), shard: "0"}

wholeReports(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r.shard == params.shard)
    |> last()
    |> keep(columns: ["_time"])
