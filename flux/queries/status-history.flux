// One status now, a day and a week before, laid over one another.
// Inputs: analytics (minute) of params.start … params.stop and of the same time 1 and 7 days before; params.status.
// Output columns: _time, when ("now", "yesterday", "last week"), _value (count a minute); one table for each `when`.
import "date"

params = {start: -6h, stop: now(), status: "denied"}

back = (duration, when) =>
    from(bucket: analyticsBucket)
        |> range(start: date.sub(d: duration, from: params.start), stop: date.sub(d: duration, from: params.stop))
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "count" and r.status == params.status)
        |> group()
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")
        |> timeShift(duration: duration)
        |> set(key: "when", value: when)
        |> group(columns: ["when"])
        |> keep(columns: ["_time", "_value", "when"])

union(tables: [back(duration: 0s, when: "now"), back(duration: 1d, when: "yesterday"), back(duration: 7d, when: "last week")])
