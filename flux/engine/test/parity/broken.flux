everything |> group(columns: ["_measurement"]) |> integral(unit: 1m)
----
everything |> group(columns: ["_measurement"]) |> rename(columns: {nope: "q"})
----
everything |> group(columns: ["_measurement"]) |> rename(columns: {_value: "q"})
----
everything |> group(columns: ["_measurement"]) |> derivative()
----
everything |> group(columns: ["_measurement"]) |> difference()
----
everything |> group(columns: ["_measurement"]) |> cumulativeSum()
----
everything |> group(columns: ["_measurement"]) |> mean()
----
everything |> group(columns: ["_measurement"]) |> median()
----
everything |> group(columns: ["_measurement"]) |> spread()
----
everything |> group(columns: ["_measurement"]) |> sort()
----
everything |> group(columns: ["_measurement"]) |> movingAverage(n: 2)
----
everything |> group(columns: ["_measurement"]) |> filter(fn: (r) => r._value > 2)
----
everything |> group(columns: ["_measurement"]) |> filter(fn: (r) => r._time > 2024-01-01T00:00:00Z) 
----
everything |> group(columns: ["_measurement"]) |> map(fn: (r) => ({r with x: r._value + 1}))
----
everything |> group(columns: ["_measurement"]) |> map(fn: (r) => ({r with x: string(v: r._value)}))
----
everything |> group(columns: ["_measurement"]) |> fill(value: 1)
----
everything |> group(columns: ["_measurement"]) |> limit(n: 1)
----
everything |> group(columns: ["_measurement"]) |> aggregateWindow(every: 1m, fn: mean)
----
everything |> group(columns: ["_measurement"]) |> aggregateWindow(every: 1m, fn: median)
----
everything |> group(columns: ["_measurement"]) |> window(every: 1m)
----
everything |> group(columns: ["_measurement"]) |> distinct(column: "nope")
----
everything |> group(columns: ["_measurement"]) |> unique(column: "nope")
----
everything |> group(columns: ["_measurement"]) |> pivot(rowKey: ["_time"], columnKey: ["nope"], valueColumn: "_value")
----
everything |> group(columns: ["_measurement"]) |> top(n: 1)
----
everything |> group(columns: ["_measurement"]) |> elapsed(timeColumn: "nope")
----
everything |> group(columns: ["_measurement"]) |> histogram(bins: [1.0])
----
everything |> group(columns: ["_measurement"]) |> keep(columns: ["_value"])
----
everything |> group(columns: ["_measurement"]) |> duplicate(column: "nope", as: "x")
----
everything |> group(columns: ["_measurement"]) |> stateCount(fn: (r) => r._value)
----
everything |> group(columns: ["_measurement"]) |> reduce(fn: (r, accumulator) => ({n: accumulator.n + r._value}), identity: {n: 0})
----
everything |> group(columns: ["_measurement"]) |> quantile(q: 0.5, method: "exact_mean")
----
everything |> group(columns: ["_measurement"]) |> timeShift(duration: 1h, columns: ["_value"])
----
everything |> group(columns: ["_measurement"]) |> hourSelection(start: 1, stop: 2, timeColumn: "nope")
