// Which segments explain a finding: the three values of the tags that moved most, each against its own past hour, minute
// for minute that was watched.
// Inputs: now(); transactions and coverage of the window and of the hour before it.
//   params.statuses, params.tags: what to explain, by which tags; params.window (minutes); params.stop: the window ends with
//   this time's minute
// Output columns: status, tag, value, observed, expected (counts in the window); three rows a status, most moved first.
import "array"
import "date"
import "regexp"
import "strings"

params = {statuses: ["denied"], tags: ["auth_code"], window: 15, stop: now()}

stop = minutesBefore(t: date.truncate(t: params.stop, unit: 1m), n: -1)
first = minutesBefore(t: stop, n: params.window)
past = minutesBefore(t: first, n: 60)
open = if stop > date.truncate(t: now(), unit: 1m) then 1 else 0
watched = float(v: fullCount(start: first, stop: stop) + open)
watchedBefore = float(v: fullCount(start: past, stop: first))
// A pattern, and not `contains`, so that the store itself picks the series and adds them up.
asked = regexp.compile(v: "^(" + strings.joinStr(arr: params.statuses, v: "|") + ")$")
counted = (tag, start, stop, kind, scale) =>
    from(bucket: transactionsBucket)
        |> range(start: start, stop: stop)
        |> filter(fn: (r) => r._measurement == "transaction" and r._field == "count" and r.status =~ asked)
        |> group(columns: ["status", tag])
        |> sum()
        |> rename(fn: (column) => if column == tag then "value" else column)
        |> filter(fn: (r) => r.value != "")
        |> map(
            fn: (r) => ({status: r.status, tag: tag, value: r.value, kind: kind, _value: float(v: r._value) * scale}),
        )
moved = (tag) =>
    union(
        tables: [
            counted(tag: tag, start: first, stop: stop, kind: "observed", scale: 1.0),
            counted(
                tag: tag,
                start: past,
                stop: first,
                kind: "expected",
                scale: if watchedBefore > 0.0 then watched / watchedBefore else 0.0,
            ),
            array.from(rows: [{status: "", tag: tag, value: "", kind: "observed", _value: 0.0}]),
            array.from(rows: [{status: "", tag: tag, value: "", kind: "expected", _value: 0.0}]),
        ],
    )

union(tables: array.concat(arr: array.map(arr: params.tags, fn: (x) => moved(tag: x)), v: [moved(tag: params.tags[0])]))
    |> group()
    |> pivot(rowKey: ["status", "tag", "value"], columnKey: ["kind"], valueColumn: "_value")
    |> filter(fn: (r) => r.status != "")
    |> fill(column: "observed", value: 0.0)
    |> fill(column: "expected", value: 0.0)
    |> map(
        fn: (r) =>
            ({r with moved: (r.observed - r.expected) * (if contains(value: r.status, set: downward) then -1.0 else 1.0)}),
    )
    |> group(columns: ["status"])
    |> filter(fn: (r) => r.moved > 0.0)
    |> sort(columns: ["moved"], desc: true)
    |> limit(n: 3)
    |> drop(columns: ["moved"])
