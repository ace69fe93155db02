// What the ingests told about themselves over a range, all of them together: how much every count grew (yield "sum"; counts
// begin anew when an ingest starts), and every field's highest and mean value ("highest", "mean").
// Inputs: params (start, stop). Output columns: _field, _value (float).
import "date"

params = {start: -24h, stop: now()}
// Reports come every 10 s; an ingest that told nothing for so long before the range is one that started within it.
before = 1h
counts = ["received", "accepted", "duplicates", "rejected", "queued"]

told =
    from(bucket: analyticsBucket)
        |> range(start: date.sub(d: before, from: params.start), stop: params.stop)
        |> filter(fn: (r) => r._measurement == "ingest")
        |> toFloat()
counters =
    told
        |> filter(fn: (r) => contains(value: r._field, set: counts))
        |> group(columns: ["ingest", "shard", "_field"])
        |> sort(columns: ["_time"])
inRange = told |> range(start: params.start, stop: params.stop) |> group(columns: ["_field"])

union(
    tables: [
        counters |> first() |> keep(columns: ["_time", "_field", "_value"]),
        counters
            |> difference(nonNegative: true, initialZero: true)
            |> keep(columns: ["_time", "_field", "_value"]),
    ],
)
    |> range(start: params.start, stop: params.stop)
    |> group(columns: ["_field"])
    |> sum()
    |> yield(name: "sum")
inRange |> max() |> keep(columns: ["_field", "_value"]) |> yield(name: "highest")
inRange |> mean() |> yield(name: "mean")
