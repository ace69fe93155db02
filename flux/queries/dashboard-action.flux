// What the newest judged minute calls for: 2 alert (a critical minute or an open critical incident), 1 watch (a warning or an
// open incident), 0 ok. -1 while nothing is judged yet.
// Inputs: analytics (anomaly) of params.start … params.stop. Output columns: _time, _value.
params = {start: -10m, stop: now()}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(
        fn: (r) =>
            r._measurement == "anomaly" and (r._field == "severity" or r._field == "peak" or r._field == "window"),
    )
    |> last()
    |> toFloat()
    |> group()
    |> pivot(rowKey: ["_time", "status"], columnKey: ["_field"], valueColumn: "_value")
    |> map(
        fn: (r) =>
            ({
                _time: r._time,
                _value:
                    if r.severity >= 2.0 or r.peak >= criticalLevel then
                        2.0
                    else if r.severity >= 1.0 or r.peak > 0.0 then
                        1.0
                    else if r.window == 0.0 and r.status == "approved" then
                        -1.0
                    else
                        0.0,
            }),
    )
    |> sort(columns: ["_value"])
    |> last(column: "_value")
