// What the ingests told about themselves over a range: every field's sum, highest and mean value, all ingests together.
// Inputs: params (start, stop). Output columns: _field, _value (float), in the yields "sum", "highest" and "mean".
params = {start: -24h, stop: now()}

told =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "ingest")
        |> toFloat()
        |> group(columns: ["_field"])

told |> sum() |> yield(name: "sum")
told |> max() |> keep(columns: ["_field", "_value"]) |> yield(name: "highest")
told |> mean() |> yield(name: "mean")
