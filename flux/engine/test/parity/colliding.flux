rows |> group(columns: ["_value"]) |> distinct(column: "s")
----
rows |> group(columns: ["_value", "s"]) |> distinct(column: "s")
----
rows |> group(columns: ["_value", "s"]) |> distinct()
----
rows |> group(columns: ["_value"]) |> distinct(column: "nope")
----
rows |> group(columns: ["_value"]) |> unique(column: "s")
----
rows |> group(columns: ["_value"]) |> mode(column: "s")
----
rows |> group(columns: ["_value"]) |> mode()
----
rows |> group(columns: ["_value"]) |> mode(column: "nope")
----
rows |> group(columns: ["_value"]) |> keys()
----
rows |> group(columns: ["_value"]) |> columns()
----
rows |> group(columns: ["_value"]) |> columns(column: "z")
----
rows |> group(columns: ["_value"]) |> count(column: "s")
----
rows |> group(columns: ["_value"]) |> sum()
----
rows |> group(columns: ["_value"]) |> histogram(column: "_value", bins: [1.0])
----
floatRows |> group(columns: ["s"]) |> histogram(column: "_value", bins: [1.0], countColumn: "s")
----
rows |> group(columns: ["_value"]) |> quantile(q: 0.5, method: "exact_selector")
----
rows |> group(columns: ["_value"]) |> quantile(q: 0.5)
----
rows |> group(columns: ["_value"]) |> elapsed(columnName: "_value")
----
rows |> group(columns: ["_value"]) |> reduce(fn: (r, accumulator) => ({_value: accumulator._value + 1}), identity: {_value: 0})
----
rows |> group(columns: ["_value"]) |> integral(unit: 1s)
----
floatRows |> group(columns: ["_value"]) |> derivative()
----
floatRows |> group(columns: ["_value"]) |> difference()
----
floatRows |> group(columns: ["_value"]) |> cumulativeSum()
----
floatRows |> group(columns: ["_value"]) |> movingAverage(n: 2)
----
floatRows |> group(columns: ["_value"]) |> exponentialMovingAverage(n: 2)
----
floatRows |> group(columns: ["_value"]) |> increase()
----
floatRows |> group(columns: ["_value"]) |> toInt()
----
floatRows |> group(columns: ["_value"]) |> fill(value: 1.0)
----
floatRows |> group(columns: ["_value"]) |> timeWeightedAvg(unit: 1s)
----
floatRows |> group(columns: ["_time"]) |> timeShift(duration: 1m)
----
floatRows |> group(columns: ["_time"]) |> truncateTimeColumn(unit: 2m)
----
floatRows |> group(columns: ["_time"]) |> window(every: 2m)
----
floatRows |> group(columns: ["_time"]) |> range(start: 0) |> window(every: 2m)
----
floatRows |> group(columns: ["_time"]) |> range(start: 2024-01-01T00:01:00Z)
----
floatRows |> group(columns: ["_time"]) |> range(start: 2024-01-01T00:00:00Z) |> aggregateWindow(every: 2m, fn: sum)
----
floatRows |> group(columns: ["_value"]) |> range(start: 2024-01-01T00:00:00Z) |> aggregateWindow(every: 2m, fn: sum)
----
x = array.from(rows: [{_time: 2024-01-01T00:00:00Z, a: "x", b: 1, k: "p"}]) |> group(columns: ["k"])
y = array.from(rows: [{_time: 2024-01-01T00:00:00Z, a: "x", c: "s", k: "q"}]) |> group(columns: ["k"])
union(tables: [x, y]) |> set(key: "k", value: "w")
----
x = array.from(rows: [{_time: 2024-01-01T00:00:00Z, a: "x", b: 1, k: "p"}]) |> group(columns: ["k"])
y = array.from(rows: [{_time: 2024-01-01T00:00:00Z, a: "x", c: "s", k: "q"}]) |> group(columns: ["k"])
union(tables: [x, y]) |> set(key: "z", value: "w")
----
everything |> set(key: "_field", value: "w")
----
ints |> set(key: "h", value: "w")
----
numbers |> set(key: "_field", value: "w")
----
ints |> set(key: "_measurement", value: "w") |> set(key: "s", value: "a")
----
ints |> set(key: "s", value: "a")
----
ints |> drop(columns: ["_measurement"]) |> set(key: "s", value: "w")
----
ints |> group(columns: ["_measurement"]) |> set(key: "_measurement", value: "w")
----
ints |> debug.opaque() |> group(columns: ["h", "s", "_measurement"]) |> set(key: "h", value: "w") |> group()
----
ints |> debug.opaque() |> group(columns: ["_measurement", "s"]) |> set(key: "_measurement", value: "w")
----
ints |> debug.opaque() |> keep(columns: ["h", "_value", "s"]) |> set(key: "h", value: "w")
----
ints |> debug.opaque() |> keep(columns: ["h", "_value", "s"]) |> set(key: "s", value: "w")
----
ints |> debug.opaque() |> keep(columns: ["h", "_value", "s"]) |> set(key: "_value", value: "w")
----
rows |> set(key: "_value", value: "w")
----
rows |> group(columns: ["_value"]) |> set(key: "_value", value: "w")
----
rows |> group(columns: ["_time"]) |> set(key: "_time", value: "w")
----
rows |> set(key: "_time", value: "w") |> set(key: "new", value: "")
----
rows |> experimental.set(o: {_value: 1, n: 2.0})
----
rows |> group(columns: ["s"]) |> experimental.set(o: {s: 1, n: 2.0})
----
ints |> experimental.set(o: {h: "w", s: "q"})
----
numbers |> experimental.set(o: {_field: "w"})
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> set(key: "_field", value: "w")
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "i") |> set(key: "_field", value: "w") |> group()
----
x = array.from(rows: [{k: "p", a: 1}]) |> group(columns: ["k"])
y = array.from(rows: [{k: "q", a: 1, b: 2}]) |> group(columns: ["k"])
union(tables: [x |> debug.opaque(), y |> debug.opaque()]) |> set(key: "k", value: "w")
----
x = array.from(rows: [{k: "p", a: 1}]) |> group(columns: ["k"])
y = array.from(rows: [{k: "q", a: 1, b: 2}]) |> group(columns: ["k"])
union(tables: [y |> debug.opaque(), x |> debug.opaque()]) |> debug.opaque() |> map(fn: (r) => ({r with k: if r.k == "q" then "a" else "b"})) |> set(key: "k", value: "w")
----
x = array.from(rows: [{k: "p", a: 1}, {k: "r", a: 3}]) |> group(columns: ["k"])
y = array.from(rows: [{k: "q", a: 1, b: 2}]) |> group(columns: ["k"])
union(tables: [y |> debug.opaque(), x |> debug.opaque()]) |> debug.opaque() |> map(fn: (r) => ({r with k: if r.k == "q" then "b" else if r.k == "p" then "a" else "c"})) |> set(key: "k", value: "w")
----
x = array.from(rows: [{k: "p", a: 1}, {k: "r", a: 3}]) |> group(columns: ["k"])
y = array.from(rows: [{k: "q", a: 1, b: 2}]) |> group(columns: ["k"])
union(tables: [y |> debug.opaque(), x |> debug.opaque()]) |> group(columns: ["k"]) |> set(key: "k", value: "w")
----
ints |> group(columns: ["_measurement"]) |> experimental.set(o: {_measurement: "w"})
----
ints |> debug.opaque() |> drop(columns: ["_measurement"]) |> experimental.set(o: {s: "w", _field: "q"})
----
ints |> debug.opaque() |> group(columns: ["_measurement", "s"]) |> experimental.set(o: {_measurement: "w"})
----
ints |> debug.opaque() |> group(columns: ["_measurement", "s"]) |> experimental.set(o: {s: "w"})
----
ints |> debug.opaque() |> group(columns: ["_measurement", "s"]) |> experimental.set(o: {s: 1, h: "x"})
