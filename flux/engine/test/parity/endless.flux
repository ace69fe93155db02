ints |> window(every: inf) |> mean()
----
ints |> window(every: inf) |> max()
----
ints |> window(every: inf, createEmpty: true) |> sum()
----
ints |> window(every: inf) |> last()
----
everything |> window(every: inf) |> sum()
----
ints |> aggregateWindow(every: inf, fn: mean)
----
ints |> aggregateWindow(every: inf, fn: last)
----
ints |> aggregateWindow(every: inf, fn: sum, createEmpty: false)
----
ints |> window(every: inf) |> group(columns: ["s"]) |> sum()
----
numbers |> group(columns: ["h"]) |> bottom(n: 2)
----
numbers |> group(columns: ["h"]) |> top(n: 2) |> derivative()
----
numbers |> group(columns: ["h"]) |> sort() |> limit(n: 2)
----
numbers |> debug.opaque() |> group(columns: ["h"]) |> sort() |> limit(n: 2, offset: 1)
----
ints |> aggregateWindow(every: inf, fn: max, createEmpty: false)
----
ints |> aggregateWindow(every: inf, fn: sum, createEmpty: false, timeSrc: "_start")
----
ints |> aggregateWindow(every: inf, fn: median, createEmpty: false)
----
ints |> aggregateWindow(every: inf, fn: median)
----
ints |> debug.opaque() |> aggregateWindow(every: inf, fn: sum, createEmpty: false)
----
ints |> debug.opaque() |> aggregateWindow(every: inf, fn: sum)
----
ints |> aggregateWindow(every: inf, fn: count)
----
ints |> group(columns: ["s"]) |> aggregateWindow(every: inf, fn: sum, createEmpty: false)
----
everything |> aggregateWindow(every: inf, fn: sum, createEmpty: false)
----
ints |> filter(fn: (r) => r._value > 2) |> aggregateWindow(every: inf, fn: mean, createEmpty: false) |> map(fn: (r) => ({r with x: 1}))
