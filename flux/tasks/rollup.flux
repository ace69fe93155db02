// Counts each minute's transactions a status, with its coverage. All statuses of a minute are written, at zero too, once
// an ingest was up for all of it (covered 1) or a transaction came (covered 0: partial).
// Inputs: transactions (transaction.count, transaction.amount, coverage.full) of the last `minutes` closed minutes.
// Output: analytics, measurement minute; tags status, shard; fields count (int), covered (int), amount (float, where given).
import "array"
import "date"
import "math"

params = {minutes: 10, shard: "0"}

option task = {name: "firewatch-rollup", every: 1m, offset: 1s}

stop = date.truncate(t: now(), unit: 1m)
start = minutesBefore(t: stop, n: params.minutes)
table =
    grid(
        streams: [
            countedTransactions(
                start: start,
                stop: stop,
                fields: (r) => r._field == "count" or r._field == "amount",
            ),
            fullMinutes(start: start, stop: stop),
            zeros(field: "count", of: statuses, at: start),
            zeros(field: "amount", of: statuses, at: start),
            zeros(field: "full", of: [""], at: start),
        ],
        start: start,
        stop: stop,
    )
        |> map(fn: (r) => ({r with covered: if r.full_ > 0.0 then 1 else 0, volume: volumeOf(r: r)}))
        |> tableFind(fn: (key) => true)
column = (name) => getColumn(table: table, column: name)
times = column(name: "_time")
covered = column(name: "covered")
volume = column(name: "volume")
rows = (status) => {
    count = column(name: "count_" + status)
    amount = column(name: "amount_" + status)

    return
        array.from(
            rows:
                array.map(
                    arr: times,
                    fn: (x) =>
                        minuteCell(
                            time: x,
                            i: minutesFrom(t: x, start: start),
                            of: status,
                            count: count,
                            amount: amount,
                            covered: covered,
                            volume: volume,
                        ),
                ),
        )
}

union(tables: array.map(arr: statuses, fn: (x) => rows(status: x)))
    |> filter(fn: (r) => r.present)
    |> map(
        fn: (r) =>
            ({r with
                _measurement: "minute",
                shard: params.shard,
                amount: if r.amount > 0.0 then r.amount else math.NaN(),
            }),
    )
    |> to(
        bucket: analyticsBucket,
        tagColumns: ["status", "shard"],
        fieldFn: (r) => ({count: r.count, covered: r.covered, amount: r.amount}),
    )
