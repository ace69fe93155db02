// How far an earlier recomputation of the same range has come.
// Inputs: analytics (recompute); params.from, params.to (times: the range).
// Output columns: _value (s: end of the last finished block); no row where none was begun.
params = {from: 2026-01-01T00:00:00Z, to: 2026-01-02T00:00:00Z}

from(bucket: analyticsBucket)
    |> range(start: params.from, stop: minutesBefore(t: params.from, n: -1))
    |> filter(fn: (r) => r._measurement == "recompute" and r._field == "done")
    |> filter(fn: (r) => r.range == string(v: params.from) + "/" + string(v: params.to))
    |> last()
    |> keep(columns: ["_value"])
