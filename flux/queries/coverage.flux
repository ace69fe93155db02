// Which minutes were watched: 1.0 covered, 0.5 partial, 0.0 absent.
// Inputs: analytics (minute, status approved) of params.start … params.stop; params.settled: true leaves out the minute that
// the range may cut at its start, and the newest, of which nobody can have told yet. On a hub a minute is covered when all shards
// known by then have covered it.
// Output columns: _time, _value; every minute has a row.
import "date"

params = {start: -6h, stop: now(), settled: false}

first = date.truncate(t: params.start, unit: 1m)
newest = minutesBefore(t: date.truncate(t: params.stop, unit: 1m), n: 1)

hub = rollCalled(start: params.start, stop: params.stop)

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(
        fn: (r) =>
            r._measurement == "minute" and (r._field == "covered" or r._field == "whole") and r.status == "approved",
    )
    |> toFloat()
    |> group(columns: ["_field"])
    |> aggregateWindow(every: 1m, fn: sum, createEmpty: true, timeSrc: "_start")
    |> group()
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> map(
        fn: (r) =>
            ({
                _time: r._time,
                _value: if not exists r.covered then 0.0 else if coveredOf(r: r, hub: hub) > 0.0 then 1.0 else 0.5,
            }),
    )
    |> filter(fn: (r) => not params.settled or r._time > first and r._time < newest)
