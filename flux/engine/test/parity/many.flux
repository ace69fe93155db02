from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group(columns: ["region"])
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group() |> sum()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> group(columns: ["_field"]) |> max()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> group(columns: ["_field"]) |> first()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> group(columns: ["_field"]) |> last()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> group(columns: ["_field"]) |> mean()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> group(columns: ["_field", "region"]) |> limit(n: 2)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> group(columns: ["host"])
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> group(columns: ["region"]) |> count()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> sum()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> aggregateWindow(every: 2m, fn: sum, createEmpty: false)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group() |> sort() |> limit(n: 10)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group() |> top(n: 10)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group() |> quantile(q: 0.3, compression: 3.0)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group() |> median(compression: 2.0)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group() |> quantile(q: 0.9, compression: 1.0)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group() |> quantile(q: 0.9, compression: 0.4)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group() |> quantile(q: 0.9, compression: -2.0)
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group() |> quantile(q: 0.3, method: "exact_selector")
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group() |> mode()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group() |> distinct()
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> pivot(rowKey: ["_time"], columnKey: ["host"], valueColumn: "_value")
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group() |> pivot(rowKey: ["_time"], columnKey: ["host"], valueColumn: "_value")
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group() |> map(fn: (r) => ({r with region: r.host})) |> group(columns: ["region"]) |> sort(columns: ["_value"])
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> map(fn: (r) => ({r with region: if r._value > 5 then "hi" else "lo"}))
----
from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group(columns: ["host"]) |> map(fn: (r) => ({r with host: if r._value > 5 then "hi" else "lo"}))
----
a = from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group()
b = from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group()
join(tables: {a: a, b: b}, on: ["host"])
----
a = from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "a") |> group()
b = from(bucket: "many") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "z") |> group()
join.left(left: a, right: b, on: (l, r) => l.host == r.host, as: (l, r) => ({l with w: r._value}))
