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

// oneRow: a single row with a column "<field>_<status>" for every series, its values added up.
// Inputs: tables with _field, status, _value (float); at (time). Output: the table, for getColumn.
oneRow = (tables=<-, at) =>
    tables
        |> group(columns: ["_field", "status"])
        |> sum()
        |> map(fn: (r) => ({_time: at, _field: r._field, status: r.status, _value: r._value}))
        |> group()
        |> pivot(rowKey: ["_time"], columnKey: ["_field", "status"], valueColumn: "_value")
        |> tableFind(fn: (key) => true)

// whole: keeps the counts of covered minutes alone and adds c (1.0 where the minute is covered, else 0.0) and volume.
// Inputs: tables from `grid` with count_<status> of all statuses, covered_approved (shards that reported the minute whole)
// and whole_approved (on a hub: 1 where all that must have did).
// Output columns: those it had, c, volume.
whole = (tables=<-) =>
    tables
        |> map(
            fn: (r) => {
                c = if r.whole_approved > 0.0 or r.covered_approved >= float(v: shards) then 1.0 else 0.0

                return {r with
                    c: c,
                    count_approved: c * r.count_approved,
                    count_denied: c * r.count_denied,
                    count_failed: c * r.count_failed,
                    count_reversed: c * r.count_reversed,
                    count_backend_reversed: c * r.count_backend_reversed,
                    count_refunded: c * r.count_refunded,
                    count_processing: c * r.count_processing,
                    volume: c * volumeOf(r: r),
                }
            },
        )

// volumeOf: the sum over all statuses of a row from `grid`.
volumeOf = (r) =>
    r.count_approved + r.count_denied + r.count_failed + r.count_reversed + r.count_backend_reversed + r.count_refunded
        + r.count_processing
