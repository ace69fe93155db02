import "array"

// zeros: one row of 0.0 a status for a field, so that `grid` has the column on an empty store too.
// Inputs: field (string), of (array of statuses), at (time). Output columns: _time, _field, status, _value.
zeros = (field, of, at) =>
    array.from(rows: array.map(arr: of, fn: (x) => ({_time: at, _field: field, status: x, _value: 0.0})))

// grid: a row for every minute of start … stop and a column "<field>_<status>" for everything in the streams; what is
// stored in parts (shards, points of a minute) is added up, what is not stored is 0.0.
// Inputs: streams (array of streams with _time, _field, status, _value as float), start, stop (times).
// Output columns: _time and the pairs, in one table ordered by _time.
grid = (streams, start, stop) =>
    union(tables: streams)
        |> range(start: start, stop: stop)
        |> group(columns: ["_field", "status"])
        |> aggregateWindow(every: 1m, fn: sum, createEmpty: true, timeSrc: "_start")
        |> fill(value: 0.0)
        |> group()
        |> pivot(rowKey: ["_time"], columnKey: ["_field", "status"], valueColumn: "_value")

// whole: keeps the counts of covered minutes alone and adds c (1.0 where the minute is covered, else 0.0) and volume.
// Inputs: tables from `grid` with count_<status> of all statuses and covered_approved (shards that were up).
// Output columns: those it had, c, volume.
whole = (tables=<-) =>
    tables
        |> map(fn: (r) => ({r with c: if r.covered_approved >= float(v: shards) then 1.0 else 0.0}))
        |> map(
            fn: (r) =>
                ({r with
                    count_approved: r.c * r.count_approved,
                    count_denied: r.c * r.count_denied,
                    count_failed: r.c * r.count_failed,
                    count_reversed: r.c * r.count_reversed,
                    count_backend_reversed: r.c * r.count_backend_reversed,
                    count_refunded: r.c * r.count_refunded,
                    count_processing: r.c * r.count_processing,
                }),
        )
        |> summed()

// summed: adds volume, the sum over all statuses.
// Inputs: tables from `grid` with count_<status> of all statuses. Output columns: those they had, volume.
summed = (tables=<-) =>
    tables
        |> map(
            fn: (r) =>
                ({r with
                    volume:
                        r.count_approved + r.count_denied + r.count_failed + r.count_reversed
                            + r.count_backend_reversed + r.count_refunded + r.count_processing,
                }),
        )
