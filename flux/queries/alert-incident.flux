// One figure of the latest incident of each status, from its first minute to its last. A status may be calm for a while and off
// again before the incident is over for people: that is one incident here, as it is one alert. 0 where there was none, so that
// a status without an incident still has its row.
// Inputs: params (start, stop; field: since (s: the status' first minute), excess (summed), lasted (minutes, the closing one
// too, or so far), state (1 open, 2 recovered, 3 absorbed; as it is now), absorbed (how often the level was taken as normal)).
// Output columns: _time, _value, status.
params = {field: "excess", start: -12h, stop: now()}

stored =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(
            fn: (r) =>
                r._measurement == "anomaly"
                    and (r._field == "state" or r._field == "since" or r._field == "incident" or r._field == "excess"),
        )
        |> toFloat()
        |> group(columns: ["status"])
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
latest = stored |> sort(columns: ["_time"]) |> last(column: "_time") |> map(fn: (r) => ({r with state: 0.0, since: 0.0, incident: 0.0, excess: 0.0}))
parts =
    stored
        |> filter(fn: (r) => r.state > 0.0)
        |> group(columns: ["status", "incident", "since"])
        |> sort(columns: ["_time"])
        |> last(column: "_time")

union(tables: [latest, parts])
    |> group(columns: ["status"])
    |> sort(columns: ["incident", "since"])
    |> reduce(
        identity: {incident: 0.0, since: 0.0, end: 0, excess: 0.0, state: 0.0, absorbed: 0.0},
        fn: (r, accumulator) => {
            goes = r.incident == accumulator.incident and accumulator.state > 0.0

            return {
                incident: r.incident,
                since: if goes then accumulator.since else r.since,
                end: int(v: r._time),
                excess: if goes then accumulator.excess + r.excess else r.excess,
                state: r.state,
                absorbed: (if goes then accumulator.absorbed else 0.0) + (if r.state == 3.0 then 1.0 else 0.0),
            }
        },
    )
    |> map(
        fn: (r) =>
            ({r with
                _time: time(v: r.end),
                lasted: if r.since > 0.0 then float(v: r.end) / 60000000000.0 - r.since / 60.0 + 1.0 else 0.0,
            }),
    )
    |> duplicate(column: params.field, as: "_value")
    |> keep(columns: ["_time", "_value", "status"])
