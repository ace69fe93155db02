// One field of what a hub says of each of its shards: lag (s since the end of its newest minute) or away (1: past the
// time-out). Nothing on a single machine.
// Inputs: params (field, start, stop). Output columns: _time, _value, shard.
params = {field: "away", start: -3m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "shard" and r._field == params.field)
    |> group(columns: ["shard"])
    |> last()
    |> keep(columns: ["_time", "_value", "shard"])
