rows |> map(fn: (r) => ({v: "${r._value}"}))
----
floatRows |> map(fn: (r) => ({v: "${r._value}"}))
----
rows |> map(fn: (r) => ({r with x: debug.null(type: "bool")})) |> map(fn: (r) => ({v: "${r.x}"}))
----
rows |> map(fn: (r) => ({r with x: debug.null(type: "time")})) |> map(fn: (r) => ({v: "${r.x}"}))
----
rows |> map(fn: (r) => ({r with x: debug.null(type: "uint")})) |> map(fn: (r) => ({v: "${r.x}"}))
----
rows |> map(fn: (r) => ({r with x: debug.null(type: "string")})) |> map(fn: (r) => ({v: "${r.x}"}))
----
array.from(rows: [{x: "${debug.null(type: "int")}"}])
----
array.from(rows: [{x: "a${debug.null()}b"}])
----
array.from(rows: [{x: "${[1]}"}])
----
f = (a) => "${a}"
array.from(rows: [{x: f(a: debug.null(type: "int"))}])
----
rows |> map(fn: (r) => ({v: "a${r._value}b", w: r.s}))
----
rows |> filter(fn: (r) => "${r._value}" == "5")
----
rows |> debug.opaque() |> map(fn: (r) => ({v: "${r.nope}"}))
----
ints |> map(fn: (r) => ({v: "${r.h}-${r.s}"}))
----
rows |> window(every: 1m)
----
rows |> sum(column: "nope") |> window(every: 1m)
----
rows |> yield(name: "a")
rows |> window(every: 1m) |> yield(name: "b")
----
rows |> sum(column: "nope") |> aggregateWindow(every: 1m, fn: mean)
----
rows |> sum(column: "nope") |> timedMovingAverage(every: 1m, period: 2m)
----
rows |> sum(column: "nope") |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> quantile(q: 0.5))
----
rows |> sum(column: "nope") |> timeWeightedAvg(unit: 1s)
----
rows |> window(every: inf)
----
x = rows |> window(every: 1m)
rows
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: r.s, w: r._value}))
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: r.s, w: r._value})) |> yield(name: "q")
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: r.s, w: r._value})) |> debug.pass()
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: string(v: r.s), w: r._value})) |> debug.pass()
----
numbers |> debug.opaque() |> drop(columns: ["_field", "h", "s", "_measurement"]) |> toFloat() |> yield(name: "b")
----
rows |> group(columns: ["s"]) |> experimental.unpivot()
----
rows |> rename(columns: {_value: "v"}) |> group(columns: ["s"]) |> experimental.unpivot()
----
rows |> rename(columns: {_value: "v"}) |> group(columns: ["s"]) |> experimental.unpivot() |> limit(n: 1)
----
ints |> rename(columns: {_value: "v"}) |> drop(columns: ["_field"]) |> experimental.unpivot()
----
ints |> rename(columns: {_value: "v"}) |> drop(columns: ["_field"]) |> experimental.unpivot() |> group(columns: ["_field"])
----
ints |> debug.opaque() |> rename(columns: {_field: "v", _value: "x"}) |> experimental.unpivot(otherColumns: ["_time", "_field"])
----
rows |> rename(columns: {_value: "v"}) |> map(fn: (r) => ({r with a: 1})) |> experimental.unpivot() |> limit(n: 1)
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "f") |> aggregateWindow(every: 2m, fn: stddev) |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> experimental.unpivot()
----
rangedRows |> group(columns: ["_value"]) |> aggregateWindow(every: 1m, fn: median)
----
rangedRows |> rename(columns: {_value: "q"}) |> aggregateWindow(every: 1m, fn: median)
----
rangedRows |> rename(columns: {_value: "q"}) |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> median(column: column))
----
rangedRows |> rename(columns: {_value: "q"}) |> aggregateWindow(every: 1m, fn: last)
----
rangedRows |> rename(columns: {_value: "q", _time: "t"}) |> aggregateWindow(every: 1m, fn: sum)
----
rangedRows |> drop(columns: ["_time"]) |> aggregateWindow(every: 1m, fn: sum)
----
rangedRows |> drop(columns: ["_time"]) |> aggregateWindow(every: 1m, fn: median)
----
rangedRows |> drop(columns: ["_time", "_value"]) |> aggregateWindow(every: 1m, fn: count)
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: r.s, w: r._value})) |> debug.opaque()
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: r.s, w: r._value})) |> debug.pass() |> limit(n: 1)
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: r.s, w: r._value})) |> debug.opaque() |> limit(n: 1)
----
numbers |> debug.opaque() |> map(fn: (r) => ({v: r.s, w: r._value})) |> debug.opaque() |> sort()
