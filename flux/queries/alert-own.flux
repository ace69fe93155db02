// One of the figures that Firewatch tells about itself every 10 s, summed over the ingests (of all shards, on a hub).
// Inputs: params (field, start, stop). Output columns: _time, _value.
params = {field: "queue_depth", start: -6m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "ingest" and r._field == params.field)
    |> group(columns: ["ingest", "shard"])
    |> aggregateWindow(every: 10s, fn: last, createEmpty: false)
    |> group(columns: ["_time"])
    |> sum()
    |> group()
    |> sort(columns: ["_time"])
