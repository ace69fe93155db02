// Totals of the time range and each status's share of volume.
// Inputs: analytics (minute) of params.start … params.stop; params.statuses (empty: all): shares are of the volume of all.
// Output columns: status, count, share (0 … 1); one row a status, in one table, largest first.
params = {start: -6h, stop: now(), statuses: [""]}

counts =
    from(bucket: analyticsBucket)
        |> range(start: params.start, stop: params.stop)
        |> filter(fn: (r) => r._measurement == "minute" and r._field == "count")
        |> group(columns: ["status"])
        |> sum()
        |> group()
        |> toFloat()
volume = counts |> sum() |> findColumn(fn: (key) => true, column: "_value")

counts
    |> chosen(of: params.statuses)
    |> map(
        fn: (r) =>
            ({
                status: r.status,
                count: r._value,
                share: if volume[0] > 0.0 then r._value / volume[0] else 0.0,
            }),
    )
    |> sort(columns: ["count"], desc: true)
