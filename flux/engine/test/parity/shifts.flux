rangedRows |> window(every: 1m) |> timeShift(duration: 1m)
----
rangedRows |> window(every: 1m) |> timeShift(duration: -1m)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 2m)
----
rangedRows |> window(every: 1m) |> timeShift(duration: -2m)
----
rangedRows |> group(columns: ["s", "_start", "_stop"]) |> window(every: 1m) |> timeShift(duration: 1m)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 30s)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m, columns: ["_start"])
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m, columns: ["_time"])
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m, columns: ["_stop"])
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> group(columns: ["s"])
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> limit(n: 1)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> sum()
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> fill(value: 0)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> filter(fn: (r) => r._value > 1)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> timeShift(duration: 1m)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> timeShift(duration: -1m)
----
rangedRows |> window(every: 1m) |> timeShift(duration: 1m) |> cumulativeSum()
----
rangedRows |> window(every: 1m) |> filter(fn: (r) => true or r.s == "x") |> timeShift(duration: 1m)
----
rangedRows |> group(columns: ["_time"]) |> timeShift(duration: 1m)
----
rangedRows |> group(columns: ["_time"]) |> timeShift(duration: 1m, columns: ["_time"])
----
rangedRows |> map(fn: (r) => r) |> window(every: 1m, createEmpty: true) |> timeShift(duration: 1m)
----
ints |> window(every: 1m) |> timeShift(duration: 1m)
----
ints |> window(every: 1m) |> sum() |> timeShift(duration: 1m)
----
ints |> timeShift(duration: 1m)
----
ints |> timeShift(duration: 1m) |> limit(n: 1)
----
ints |> timeShift(duration: 1m, columns: ["_stop"])
----
ints |> group(columns: ["s", "_time"]) |> timeShift(duration: 1m, columns: ["_time"])
----
ints |> group(columns: ["_time", "s"]) |> timeShift(duration: 30s, columns: ["_time"]) |> limit(n: 1)
----
ints |> debug.opaque() |> timeShift(duration: 30s) |> fill(value: 1)
----
ints |> window(every: 1m) |> timeShift(duration: 1mo)
----
ints |> window(every: 1m) |> timeShift(duration: 1m) |> window(every: inf)
----
ints |> window(every: 1m) |> timeShift(duration: 1m) |> difference()
----
ints |> window(every: 1m) |> timeShift(duration: -1m) |> sort()
