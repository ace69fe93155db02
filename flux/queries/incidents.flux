// Incidents, a row for each status that one touched. Those with the same `incident` are one for people.
// Inputs: analytics (anomaly) of params.start … params.stop; params.statuses (empty: all).
// Output columns: incident (s: its first minute), status, since (s: this status's first minute), start, end (times: this
// status's first minute, before the range too, and its last in the range), state (1 open, 2 recovered, 3 absorbed), peak, excess (floats); oldest first.
params = {start: -24h, stop: now(), statuses: [""]}

rows =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly")
        |> chosen(of: params.statuses)
        |> filter(
            fn: (r) =>
                r._field == "state" or r._field == "since" or r._field == "incident" or r._field == "peak"
                    or r._field == "excess",
        )
        |> toFloat()
        |> group(columns: ["status"])
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
        |> filter(fn: (r) => r.state > 0.0)

rows
    |> group(columns: ["incident", "status", "since"])
    |> reduce(
        identity: {end: 0, state: 0.0, peak: 0.0, excess: 0.0},
        fn: (r, accumulator) =>
            ({
                end: int(v: r._time),
                state: r.state,
                peak: if r.peak > accumulator.peak then r.peak else accumulator.peak,
                excess: r.excess,
            }),
    )
    |> map(
        fn: (r) =>
            ({
                incident: int(v: r.incident),
                status: r.status,
                since: int(v: r.since),
                start: time(v: int(v: r.since) * 1000000000),
                end: time(v: r.end),
                state: int(v: r.state),
                peak: r.peak,
                excess: r.excess,
            }),
    )
    |> group()
    |> sort(columns: ["incident", "since", "status"])
