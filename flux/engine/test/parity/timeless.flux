ints |> aggregateWindow(every: 2m, fn: last, timeDst: "at")
----
ints |> aggregateWindow(every: 2m, fn: max, timeDst: "at", timeSrc: "_start")
----
ints |> aggregateWindow(every: 2m, fn: max, timeDst: "at", createEmpty: false)
----
ints |> aggregateWindow(every: 2m, fn: first, timeSrc: "_time", createEmpty: false)
----
ints |> aggregateWindow(every: 2m, fn: first, timeSrc: "_time")
----
ints |> aggregateWindow(every: 2m, fn: sum, timeDst: "at")
----
ints |> debug.opaque() |> aggregateWindow(every: 2m, fn: last, timeDst: "at")
----
ints |> aggregateWindow(every: 2m, fn: last, timeDst: "at", period: 3m)
----
ints |> group(columns: ["s"]) |> aggregateWindow(every: 2m, fn: last, timeDst: "at")
----
ints |> window(every: 2m, createEmpty: true) |> last()
----
ints |> window(every: 2m, createEmpty: true) |> sum()
----
ints |> window(every: 2m, createEmpty: true) |> last() |> fill(value: 0)
----
ints |> aggregateWindow(every: 1mo, fn: last, timeDst: "at") |> drop(columns: ["_measurement", "_field"])
