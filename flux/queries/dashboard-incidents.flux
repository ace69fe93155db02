// Incidents as marks on a chart: from their first to their last minute, a mark for each incident of people.
// Inputs: analytics (anomaly) of params.start … params.stop; params.statuses (empty: all). Output columns: time, timeEnd, title, text (statuses), tags.
import "strings"

params = {start: -24h, stop: now(), statuses: [""]}

from(bucket: analyticsBucket)
    |> range(start: params.start, stop: params.stop)
    |> filter(fn: (r) => r._measurement == "anomaly" and (r._field == "incident" or r._field == "state"))
    |> chosen(of: params.statuses)
    |> toFloat()
    |> group(columns: ["status"])
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => r.state > 0.0)
    |> group(columns: ["incident"])
    |> sort(columns: ["_time"])
    |> reduce(
        identity: {start: 0, end: 0, statuses: "", n: 0},
        fn: (r, accumulator) =>
            ({
                n: accumulator.n + 1,
                start: if accumulator.n == 0 then int(v: r._time) else accumulator.start,
                end: int(v: r._time),
                statuses:
                    if strings.containsStr(v: ", " + accumulator.statuses + ",", substr: ", " + r.status + ",") then
                        accumulator.statuses
                    else if accumulator.n == 0 then
                        r.status
                    else
                        accumulator.statuses + ", " + r.status,
            }),
    )
    |> map(
        fn: (r) =>
            ({
                time: time(v: r.start),
                timeEnd: time(v: r.end),
                title: "Incident",
                text: r.statuses,
                tags: "incident",
            }),
    )
    |> group()
    |> sort(columns: ["time"])
