// What one shard has reported of each minute, by its own database or by its hub's.
// Inputs: analytics (minute) of params.start … params.stop; params.shard.
// Output columns: _time, _field ("count", "covered" of approved), status, _value (int).
params = {start: -3h, stop: now(), shard: "0"}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "minute" and r.shard == params.shard)
    |> filter(fn: (r) => r._field == "count" or r._field == "covered" and r.status == "approved")
    |> keep(columns: ["_time", "_field", "status", "_value"])
