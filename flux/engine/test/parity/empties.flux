all |> hourSelection(start: 19, stop: 20)
----
all |> hourSelection(start: 20, stop: 19)
----
all |> hourSelection(start: -1, stop: 20)
----
all |> hourSelection(start: 0, stop: 24)
----
all |> truncateTimeColumn(unit: 30s)
----
all |> truncateTimeColumn(unit: 1mo)
----
all |> truncateTimeColumn(unit: -30s)
----
all |> truncateTimeColumn(unit: 0s)
----
raw |> truncateTimeColumn(unit: 30s, timeColumn: "_value")
----
all |> limit(n: 0)
----
fl |> limit(n: 0) |> sum()
----
fl |> limit(n: 0) |> mean()
----
fl |> limit(n: 0) |> first()
----
fl |> limit(n: 0) |> count()
----
fl |> limit(n: 0) |> median()
----
fl |> limit(n: 0) |> quantile(q: 0.5, method: "exact_selector")
----
fl |> limit(n: 0) |> mode()
----
fl |> limit(n: 0) |> distinct()
----
fl |> limit(n: 0) |> unique()
----
fl |> limit(n: 0) |> spread()
----
fl |> limit(n: 0) |> integral()
----
fl |> limit(n: 0) |> histogram(bins: [1.0, 2.0])
----
fl |> limit(n: 0) |> derivative()
----
fl |> limit(n: 0) |> difference()
----
fl |> limit(n: 0) |> cumulativeSum()
----
fl |> limit(n: 0) |> elapsed()
----
fl |> limit(n: 0) |> window(every: 30s)
----
fl |> limit(n: 0) |> window(every: 30s, createEmpty: true)
----
fl |> limit(n: 0) |> aggregateWindow(every: 30s, fn: mean)
----
fl |> limit(n: 0) |> aggregateWindow(every: 30s, fn: last)
----
fl |> limit(n: 0) |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
----
fl |> limit(n: 0) |> map(fn: (r) => ({r with x: 1}))
----
fl |> limit(n: 0) |> reduce(fn: (r, accumulator) => ({s: accumulator.s + r._value}), identity: {s: 0.0})
----
fl |> limit(n: 0) |> fill(value: 0.0)
----
fl |> limit(n: 0) |> fill(usePrevious: true)
----
fl |> limit(n: 0) |> sort()
----
fl |> limit(n: 0) |> top(n: 1)
----
fl |> limit(n: 0) |> tail(n: 1)
----
fl |> limit(n: 0) |> sample(n: 1, pos: 0)
----
fl |> limit(n: 0) |> movingAverage(n: 2)
----
fl |> limit(n: 0) |> exponentialMovingAverage(n: 2)
----
fl |> limit(n: 0) |> timedMovingAverage(every: 30s, period: 30s)
----
fl |> limit(n: 0) |> timeWeightedAvg(unit: 1s)
----
fl |> limit(n: 0) |> stateCount(fn: (r) => true)
----
fl |> limit(n: 0) |> hourSelection(start: 0, stop: 1)
----
fl |> limit(n: 0) |> truncateTimeColumn(unit: 1s)
----
fl |> limit(n: 0) |> timeShift(duration: 1h)
----
fl |> limit(n: 0) |> group()
----
fl |> limit(n: 0) |> keep(columns: ["_value"])
----
fl |> limit(n: 0) |> columns()
----
fl |> limit(n: 0) |> keys()
----
fl |> limit(n: 0) |> set(key: "a", value: "b")
----
fl |> limit(n: 0) |> experimental.set(o: {a: 1})
----
fl |> limit(n: 0) |> rename(columns: {_value: "v"})
----
fl |> limit(n: 0) |> duplicate(column: "_value", as: "v")
----
fl |> limit(n: 0) |> toInt()
----
fl |> limit(n: 0) |> toString()
----
fl |> limit(n: 0) |> range(start: 2018-01-01T00:00:00Z, stop: 2019-01-01T00:00:00Z)
----
fl |> limit(n: 0) |> increase()
----
fl |> limit(n: 0) |> skew()
----
fl |> limit(n: 0) |> stddev()
----
fl |> limit(n: 0) |> experimental.unpivot()
----
fl |> limit(n: 0) |> experimental.preview()
----
fl |> limit(n: 0) |> experimental.alignTime()
----
fl |> limit(n: 0) |> experimental.group(mode: "extend", columns: ["_time"])
----
union(tables: [fl |> limit(n: 0), it])
----
join(tables: {a: fl |> limit(n: 0), b: it}, on: ["_time"])
----
join.left(left: fl |> limit(n: 0) |> group(), right: it |> group(), on: (l, r) => l._time == r._time, as: (l, r) => ({r with x: l._value}))
----
fl |> limit(n: 0) |> histogramQuantile(quantile: 0.5)
