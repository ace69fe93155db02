import "array"

// storedMinutes: counts and coverage of all shards, as `grid` takes them.
// Inputs: start, stop (times). Output columns: _time, _field ("count", "covered", on a hub "whole"), status, _value (float).
storedMinutes = (start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "minute")
        |> filter(
            fn: (r) => r._field == "count" or (r._field == "covered" or r._field == "whole") and r.status == "approved",
        )
        |> toFloat()
        |> keep(columns: ["_time", "_field", "status", "_value"])

// storedReferences: the references in force of what is judged, as `grid` takes them.
// Inputs: start, stop (times). Output columns: _time, _field ("y", "n", "vy", "y3", "n3"), status, _value (float).
storedReferences = (start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "baseline")
        |> filter(
            fn: (r) =>
                r._field == "y" or r._field == "n" or r._field == "vy" or r._field == "y3" or r._field == "n3",
        )
        |> filter(
            fn: (r) =>
                contains(
                    value: r.status,
                    set: if r._field == "y3" or r._field == "n3" then downward else judgedStatuses,
                ),
        )
        |> toFloat()
        |> keep(columns: ["_time", "_field", "status", "_value"])

// storedAnomalies: one field of `anomaly`, as `grid` takes it.
// Inputs: field (string), start, stop (times). Output columns: _time, _field, status, _value (float).
storedAnomalies = (field, start, stop) =>
    from(bucket: analyticsBucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and r._field == field)
        |> toFloat()
        |> keep(columns: ["_time", "_field", "status", "_value"])

// judgedStatuses: all that have a score.
judgedStatuses = array.concat(arr: array.concat(arr: upward, v: downward), v: ["silence"])
