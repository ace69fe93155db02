// Transactions of the last 5 closed minutes, a row for each value of the columns that are given (none: of all together).
// Inputs: params (by, start, stop). Output columns: _time, _value, and those of `by`.
params = {by: ["status"], start: -12m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "minute" and r._field == "count")
    |> group(columns: params.by)
    |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
    |> tail(n: 5)
    |> cumulativeSum()
    |> last()
    |> drop(columns: ["_start", "_stop"])
