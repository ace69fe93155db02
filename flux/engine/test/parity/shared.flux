x = from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
join(tables: {a: x |> filter(fn: (r) => r._value > 1), b: x |> filter(fn: (r) => r._field == "f")}, on: ["_time", "s"])
----
x = from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
union(tables: [x |> filter(fn: (r) => r.h == "") |> count(), x |> filter(fn: (r) => r.h != "x") |> count()]) |> sum() |> group() |> sum()
----
x = from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
union(tables: [x |> filter(fn: (r) => r._field == "i") |> max(), x |> filter(fn: (r) => r._field == "f") |> min()])
----
x = from(bucket: "readings")
x |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "i") |> sum() |> yield(name: "a")
x |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "f") |> mean() |> yield(name: "b")
----
x = from(bucket: "readings")
a = (x |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "i") |> sum() |> findRecord(fn: (key) => true, idx: 0))._value
x |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "i") |> map(fn: (r) => ({r with z: a}))
----
x = from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
join(tables: {a: x |> filter(fn: (r) => r._field == "i") |> aggregateWindow(every: 1m, fn: max), b: x |> filter(fn: (r) => r._field == "i") |> aggregateWindow(every: 1m, fn: sum)}, on: ["_time", "h", "s"])
----
x = from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
join(tables: {a: x |> filter(fn: (r) => r._field == "i" and r._value > 1 and r._value % 2 == 0), b: x |> filter(fn: (r) => r._field == "i")}, on: ["_time", "h", "s"])
----
x = ints |> sum()
y = ints |> max()
join(tables: {x: x, y: y}, on: ["s", "h"])
----
x = everything |> filter(fn: (r) => r._field == "i")
a = (x |> filter(fn: (r) => r._value > 1.5) |> findRecord(fn: (key) => true, idx: 0))._value
x |> filter(fn: (r) => r._value > 1.5) |> map(fn: (r) => ({r with z: a}))
----
x = everything |> filter(fn: (r) => r._field == "i")
join(tables: {a: x |> sum(), b: x |> filter(fn: (r) => r.h == "x") |> mean()}, on: ["h", "s"])
----
from(bucket: "readings") |> filter(fn: (r) => r._field == "i") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
----
from(bucket: "readings") |> range(start: 2023-12-30T00:00:00Z, stop: 2024-01-01T00:00:00Z) |> sum()
