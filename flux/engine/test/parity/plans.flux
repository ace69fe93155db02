x = from(bucket: "nope") |> range(start: -1h)
rows
----
x = from(bucket: "nope") |> range(start: -1h)
rows |> yield(name: "a")
x |> yield(name: "b")
----
from(bucket: "nope") |> range(start: 1h)
----
from(bucket: "nope") |> range(start: -1h) |> findRecord(fn: (key) => true, idx: 0)
----
rows |> range(start: 1h) |> findRecord(fn: (key) => true, idx: 0)
----
rows |> window(every: 1m) |> findRecord(fn: (key) => true, idx: 0)
----
from(bucket: "nope")
----
from(bucketID: "nope") |> range(start: -1h)
----
from(bucket: "") |> range(start: -1h)
----
x = from(bucket: "")
rows
----
from(bucket: "nope") |> range(start: -1h) |> sum() |> window(every: 1m)
----
from(bucket: "nope") |> range(start: -1h) |> sum() |> to(bucket: "nope2")
----
rows |> to(bucket: "nope2")
----
rows |> to(bucket: "")
----
schema.measurements(bucket: "nope")
----
x = schema.measurements(bucket: "nope")
rows
----
union(tables: [from(bucket: "nope") |> range(start: -1h), rows])
----
x = from(bucket: "readings") |> range(start: 1h)
rows
----
x = rows |> range(start: 1h)
rows
----
x = rows |> range(start: 1h)
die(msg: "a")
----
rows |> range(start: 1h) |> window(every: 1m)
----
x = join(tables: {a: rows}, on: ["_time"])
rows
----
join(tables: {a: rows}, on: ["_time"])
----
rows |> fill(usePrevious: false)
----
x = rows |> fill(usePrevious: false)
rows
----
rows |> join.time(left: rows, right: rows, as: (l, r) => l)
----
rangedRows |> window(every: 1mo1s)
----
x = rangedRows |> window(every: 1mo1s)
rows
----
join.inner(left: rows, right: floatRows, on: (l, r) => l._time == r._time or l._value == r._value, as: (l, r) => l)
----
rows |> yield(name: "a")
rows |> yield(name: "a")
