// The newest minute of one shard.
// Inputs: analytics (minute) of params.start … params.stop; params.shard.
// Output columns: _time; at most one row.
params = {start: -30d, stop: now(), shard: "0"}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(
        fn: (r) =>
            r._measurement == "minute" and r._field == "covered" and r.status == "approved" and r.shard == params.shard,
    )
    |> last()
    |> keep(columns: ["_time"])
