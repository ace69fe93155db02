everything |> sum()
----
everything |> mean()
----
everything |> min()
----
everything |> max()
----
everything |> count()
----
everything |> first()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> sum()
----
everything |> filter(fn: (r) => r._field == "b") |> mean()
----
everything |> filter(fn: (r) => r._field == "b" and r.h == "y") |> mean()
----
everything |> filter(fn: (r) => r._measurement == "n") |> mean()
----
everything |> filter(fn: (r) => r._value == "nope") |> sum()
----
everything |> filter(fn: (r) => r._value > 1.0) |> sum()
----
everything |> filter(fn: (r) => r._field == "st") |> min()
----
everything |> aggregateWindow(every: 1m, fn: sum)
----
everything |> aggregateWindow(every: 1m, fn: mean, createEmpty: false)
----
everything |> aggregateWindow(every: 1m, fn: max)
----
everything |> aggregateWindow(every: 1m, fn: last)
----
everything |> window(every: 1m) |> sum()
----
everything |> window(every: 1m) |> min()
----
everything |> group() |> sum()
----
everything |> group(columns: ["_field"]) |> sum()
----
everything |> group(columns: ["_field"]) |> min()
----
everything |> group(columns: ["_field"]) |> mean()
----
everything |> group(columns: ["_field"]) |> max()
----
everything |> group(columns: ["s"]) |> sum()
----
everything |> group(columns: ["h"]) |> sum()
----
everything |> group(columns: ["h"]) |> min()
----
everything |> filter(fn: (r) => r._field != "b") |> group(columns: ["h"]) |> sum()
----
everything |> filter(fn: (r) => r._field != "b") |> group(columns: ["h"]) |> max()
----
everything |> filter(fn: (r) => r._field != "b") |> sum()
----
from(bucket: "readings") |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T01:00:00Z) |> sum()
----
from(bucket: "readings") |> range(start: 2024-01-02T00:30:00Z, stop: 2024-01-02T01:00:00Z) |> sum()
----
from(bucket: "readings") |> range(start: 2024-02-02T00:30:00Z, stop: 2024-02-02T01:00:00Z) |> sum()
----
from(bucket: "readings") |> range(start: 2023-12-30T00:30:00Z, stop: 2023-12-30T01:00:00Z) |> sum()
----
from(bucket: "readings") |> range(start: 2023-12-20T00:30:00Z, stop: 2023-12-20T01:00:00Z) |> sum()
----
everything |> sum(column: "_start")
----
everything |> filter(fn: (r) => r._field == "b" or r._field == "st") |> spread()
----
everything |> sum() |> group() |> sum()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> yield(name: "x")
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> filter(fn: (r) => r._value > 0)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> sum()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> debug.opaque() |> sort()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> debug.opaque() |> limit(n: 1)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> debug.opaque() |> keep(columns: ["_value", "h"])
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> debug.opaque() |> map(fn: (r) => ({r with z: 1}))
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> debug.opaque() |> set(key: "a", value: "b")
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> debug.opaque() |> cumulativeSum()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> sum() |> debug.opaque() |> fill(value: 1.0)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> aggregateWindow(every: 1m, fn: mean)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> window(every: 1m) |> sum()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> cumulativeSum()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> filter(fn: (r) => r._value > 0)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> difference()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> movingAverage(n: 2)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> fill(value: 0.0)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> fill(value: 0.0) |> sort()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> fill(value: 0.0) |> cumulativeSum()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> stateCount(fn: (r) => r._value > 0)
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> timeShift(duration: 1h, columns: ["h"])
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> toFloat()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> derivative()
----
everything |> filter(fn: (r) => r._field == "f" or r._field == "st") |> debug.opaque() |> histogram(bins: [1.0])
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> window(every: 2m) |> sum()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["_field"]) |> sum()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["h"]) |> sum()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group() |> sum()
----
everything |> filter(fn: (r) => r._field == "b" or r._field == "st") |> group() |> sum()
----
everything |> filter(fn: (r) => r._field == "b" or r._field == "i") |> group() |> sum()
----
everything |> filter(fn: (r) => r._field == "b" or r._field == "i") |> group(columns: ["h"]) |> sum()
----
everything |> filter(fn: (r) => (r._field == "b" or r._field == "i") and r._measurement == "m" and r.s == "a") |> group(columns: ["s"]) |> sum()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["s"]) |> first()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["s"]) |> count()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["s"])
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["s"]) |> sort()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "u") |> group(columns: ["s"]) |> max()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["s"]) |> yield(name: "x")
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> group(columns: ["_field", "s"]) |> debug.opaque() |> filter(fn: (r) => r._value > 0)
----
everything |> group(columns: ["_measurement"]) |> debug.opaque() |> filter(fn: (r) => exists r._value)
----
everything |> filter(fn: (r) => r._field == "i" or (r._field == "st" and r._measurement == "m")) |> group(columns: ["_measurement"]) |> debug.pass() |> filter(fn: (r) => exists r._value)
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "f") |> group(columns: ["h"]) |> debug.opaque() |> filter(fn: (r) => exists r._value)
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "f" and r._measurement == "m") |> group(columns: ["_measurement", "s"])
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "f") |> group(columns: ["h"]) |> filter(fn: (r) => exists r._value)
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "f") |> group(columns: ["h"]) |> keep(columns: ["h"])
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> debug.pass() |> sum()
----
everything |> filter(fn: (r) => r._field == "i" or r._field == "st") |> debug.opaque() |> last(column: "h")
----
rows |> debug.opaque() |> map(fn: (r) => ({r with t: experimental.addDuration(d: 1m, to: r.nope)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with t: experimental.subDuration(d: 1m, from: r.nope)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with t: date.add(d: 1m, to: r.nope)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with t: experimental.addDuration(d: 1m, to: r._value)}))
----
numbers |> debug.opaque() |> group() |> aggregateWindow(every: 1m, fn: sum)
----
numbers |> debug.opaque() |> group() |> group(columns: ["s"])
