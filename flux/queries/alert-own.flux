// One of the figures that Firewatch tells about itself: the newest of each ingest (of all shards, on a hub), summed, as ingests
// do not tell at the same moment.
// Inputs: params (field, start, stop). Output columns: _time, _value.
params = {field: "dead_letters", start: -5m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "ingest" and r._field == params.field)
    |> group(columns: ["ingest", "shard"])
    |> last()
    |> group()
    |> sum()
    |> map(fn: (r) => ({_time: params.stop, _value: float(v: r._value)}))
