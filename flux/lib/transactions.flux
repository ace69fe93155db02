// countedTransactions: transactions added up by the minute, as `grid` takes them.
// Inputs: start, stop (times), fields (which fields: a comparison of r._field, that the store itself can apply; `contains`
// would bring every point). Output columns: _time, _field, status, _value (float).
countedTransactions = (start, stop, fields) =>
    from(bucket: transactionsBucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "transaction")
        |> filter(fn: fields)
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
        |> toFloat()
        |> keep(columns: ["_time", "_field", "status", "_value"])

// fullMinutes: the minutes for all of which an ingest was up, as `grid` takes them, with an empty status.
// Inputs: start, stop (times). Output columns: _time, _field ("full"), status, _value (float).
fullMinutes = (start, stop) =>
    from(bucket: transactionsBucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full")
        |> toFloat()
        |> set(key: "status", value: "")
        |> keep(columns: ["_time", "_field", "status", "_value"])

// fullCount: for how many minutes an ingest was up for all of them.
// Inputs: start, stop (times). Output: an int.
fullCount = (start, stop) => {
    minutes =
        fullMinutes(start: start, stop: stop)
            |> group()
            |> distinct(column: "_time")
            |> findColumn(fn: (key) => true, column: "_value")

    return length(arr: minutes)
}
