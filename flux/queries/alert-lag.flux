// Seconds by which the newest judged minute is behind the newest covered one: the newest that has a score and whose incidents
// were followed, as two tasks write these, and alerts need both. Before the first is judged, behind the first covered one: a new
// installation is not late, and one whose tasks never ran becomes so. On a hub, which has no transactions, a minute is covered
// when all shards known by then have covered it; there it is also the seconds by which the roll of the shards is behind the
// newest minute that one has reported, for without the roll no minute is covered.
// Inputs: params (start, stop). Output columns: _time, _value; no row where no minute is covered.
params = {start: -6h, stop: now()}

covered =
    from(bucket: transactionsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full")
        |> group()
whole =
    from(bucket: analyticsBucket)
        |> range(start: minutesBefore(t: params.stop, n: 30), stop: params.stop)
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "whole" and r.status == "approved")
        |> filter(fn: (r) => r._value > 0)
        |> group()
reported =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "covered" and r.status == "approved")
        |> filter(fn: (r) => r._value > 0)
        |> last()
        |> group()
// The roll is called two minutes ahead.
called =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: minutesBefore(t: params.stop, n: -2))
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "shards" and r.status == "approved")
        |> last()
        |> group()
judged =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "anomaly" and (r._field == "score" or r._field == "peak"))
        |> last()
        |> group()
first =
    union(
        tables: [
            whole |> limit(n: 1) |> map(fn: (r) => ({_time: r._time})),
            covered |> sort(columns: ["_time"]) |> limit(n: 1) |> map(fn: (r) => ({_time: r._time})),
        ],
    )

union(
    tables: [
        covered |> map(fn: (r) => ({_time: r._time, of: "covered"})),
        whole |> map(fn: (r) => ({_time: r._time, of: "covered"})),
        first |> map(fn: (r) => ({_time: r._time, of: "score"})),
        first |> map(fn: (r) => ({_time: r._time, of: "peak"})),
        judged |> map(fn: (r) => ({_time: r._time, of: r._field})),
        reported |> map(fn: (r) => ({_time: r._time, of: "reported"})),
        called |> map(fn: (r) => ({_time: minutesBefore(t: r._time, n: 2), of: "called"})),
    ],
)
    |> group(columns: ["of"])
    |> sort(columns: ["_time"], desc: true)
    |> limit(n: 1)
    |> map(fn: (r) => ({of: r.of, seconds: float(v: int(v: r._time)) / 1000000000.0}))
    |> group()
    |> pivot(rowKey: [], columnKey: ["of"], valueColumn: "seconds")
    |> filter(fn: (r) => exists r.covered or exists r.called)
    |> map(
        fn: (r) =>
            ({
                behind: if exists r.covered then r.covered - (if r.score < r.peak then r.score else r.peak) else 0.0,
                uncalled: if exists r.called and exists r.reported then r.reported - r.called else 0.0,
            }),
    )
    |> map(fn: (r) => ({_time: params.stop, _value: if r.uncalled > r.behind then r.uncalled else r.behind}))
