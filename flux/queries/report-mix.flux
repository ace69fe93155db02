// What came in over a range, all shards together: counts, and amounts where transactions have them, per status and step
// (yield "mix"), and the minutes of each step of which anything is known ("known").
// Inputs: params (start, stop, every). Output columns: _time (start of the step), _value (float); mix: _field (count or
// amount), status.
params = {start: -24h, stop: now(), every: 5m}

minutes =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "minute")

minutes
    |> filter(fn: (r) => r._field == "count" or r._field == "amount")
    |> toFloat()
    |> group(columns: ["_field", "status"])
    |> aggregateWindow(every: params.every, fn: sum, timeSrc: "_start", createEmpty: false)
    |> keep(columns: ["_time", "_field", "status", "_value"])
    |> yield(name: "mix")

// Every known minute has all statuses; shards that report the same minute make it one.
minutes
    |> filter(fn: (r) => r._field == "covered" and r.status == "approved")
    |> group()
    |> aggregateWindow(every: 1m, fn: count, timeSrc: "_start", createEmpty: false)
    |> aggregateWindow(every: params.every, fn: count, timeSrc: "_start", createEmpty: false)
    |> toFloat()
    |> keep(columns: ["_time", "_value"])
    |> yield(name: "known")
