// Transactions of each status in the last 5 closed minutes.
// Inputs: params (start, stop). Output columns: _time, _value, status.
params = {start: -12m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "minute" and r._field == "count")
    |> group(columns: ["status"])
    |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
    |> tail(n: 5)
    |> cumulativeSum()
    |> last()
    |> keep(columns: ["_time", "_value", "status"])
