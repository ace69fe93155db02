// How much one of the figures that Firewatch tells about itself has grown: the newest of each ingest less its own least in the
// time range, summed. An ingest that misses a report, comes or goes, changes nothing for the others.
// Inputs: params (field, start, stop). Output columns: _time, _value.
params = {field: "queue_depth", start: -5m, stop: now()}

told =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "ingest" and r._field == params.field)
        |> toFloat()
        |> group(columns: ["ingest", "shard"])

union(
    tables: [
        told |> last() |> map(fn: (r) => ({_value: r._value})),
        told |> min() |> map(fn: (r) => ({_value: -r._value})),
    ],
)
    |> group()
    |> sum()
    |> map(fn: (r) => ({_time: params.stop, _value: r._value}))
