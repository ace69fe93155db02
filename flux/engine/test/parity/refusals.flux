fl |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> sum(column: "nope"))
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> sum())
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> mean(column: column), createEmpty: false)
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> last(column: column))
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> count(column: "host"))
----
from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "i") |> aggregateWindow(every: 2m, fn: (column, tables=<-) => tables |> last())
----
from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "i") |> aggregateWindow(every: 2m, fn: (column, tables=<-) => tables |> sum(column: "_value"))
----
from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "i") |> aggregateWindow(every: 2m, fn: (column, tables=<-) => tables |> filter(fn: (r) => r._value > 1) |> sum())
----
from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> filter(fn: (r) => r._field == "i") |> aggregateWindow(every: 2m, fn: (column, tables=<-) => tables |> sum() |> map(fn: (r) => ({r with _value: r._value * 2})))
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column))
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> top(n: 1))
----
fl |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> limit(n: -1))
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> mean(), timeDst: "t")
----
fl |> aggregateWindow(every: 0s, fn: mean)
----
fl |> aggregateWindow(every: -1s, fn: mean)
----
fl |> aggregateWindow(every: 1mo1s, fn: mean)
----
fl |> aggregateWindow(every: 1m, period: 0s, fn: mean)
----
fl |> aggregateWindow(every: 1m, fn: mean, timeSrc: "nope")
----
fl |> aggregateWindow(every: 1m, fn: mean, timeDst: "nope")
----
fl |> aggregateWindow(every: 1m, fn: mean, column: "nope")
----
fl |> aggregateWindow(every: 1m, fn: mean, location: {zone: "nope", offset: 0s})
----
fl |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> limit(n: -1))
----
fl |> aggregateWindow(every: 1m, fn: (column, tables=<-) => tables |> quantile(q: 2.0))
----
fl |> window(every: 0s)
----
fl |> window(every: 1m, location: {zone: "nope", offset: 0s})
----
fl |> window(every: 1m, period: -1m)
----
fl |> timedMovingAverage(every: 0s, period: 1m)
----
fl |> timedMovingAverage(every: 1m, period: 0s)
----
fl |> increase(columns: [])
----
fl |> median(method: "nope")
----
fl |> median(compression: 10.0, method: "exact_mean")
----
fl |> quantile(q: 1.5)
----
fl |> top(n: -1)
----
fl |> bottom(n: 0, columns: ["nope"])
----
st |> toInt()
----
st |> toFloat()
----
st |> toBool()
----
st |> toTime()
----
st |> toUInt()
----
fl |> toBool()
----
fl |> histogram(bins: [])
----
fl |> histogram(bins: [2.0, 1.0])
----
fl |> histogram(bins: linearBins(start: 0.0, width: 1.0, count: -1))
----
fl |> histogram(bins: logarithmicBins(start: 1.0, factor: 2.0, count: 3))
----
fl |> histogramQuantile(quantile: 2.0)
----
fl |> histogramQuantile(quantile: 0.5, countColumn: "_value", upperBoundColumn: "nope")
----
fl |> pearsonr(columns: ["_value", "_value"])
----
fl |> experimental.alignTime(alignTo: 1)
----
fl |> experimental.group(mode: "x", columns: ["host"])
----
fl |> experimental.group(mode: "extend", columns: ["nope"])
----
fl |> hourSelection(start: 25, stop: 2)
----
fl |> truncateTimeColumn(unit: 1mo1s)
----
fl |> rename(columns: {nope: "x"})
----
fl |> rename(fn: (column) => "x")
----
fl |> rename()
----
fl |> rename(columns: {_value: "x"}, fn: (column) => "x")
----
fl |> keep()
----
fl |> drop(columns: ["a"], fn: (column) => true)
----
fl |> duplicate(column: "nope", as: "x")
----
fl |> fill()
----
fl |> fill(value: 1.0, usePrevious: true)
----
fl |> fill(value: [1])
----
fl |> fill(usePrevious: false)
----
fl |> join.time(left: fl, right: fl, as: (l, r) => l)
----
join.time(left: fl, right: fl, as: (l, r) => l, method: "nope")
----
join(tables: {a: fl, b: fl}, on: ["_time"])
----
join(tables: {a: fl, b: it}, on: [])
----
join(tables: {a: fl, b: it}, on: ["_time"], method: "left")
----
join(tables: {a: fl}, on: ["_time"])
----
union(tables: [fl])
----
fl |> pivot(rowKey: ["nope"], columnKey: ["_field"], valueColumn: "_value")
----
fl |> pivot(rowKey: ["_time"], columnKey: ["nope"], valueColumn: "_value")
----
fl |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "nope")
----
fl |> pivot(rowKey: ["_time"], columnKey: ["_time"], valueColumn: "_value")
----
fl |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_time")
----
fl |> reduce(fn: (r, accumulator) => ({x: 1}), identity: {s: 0.0})
----
fl |> reduce(fn: (r, accumulator) => ({s: 1}), identity: {s: 0})
----
fl |> reduce(fn: (r, accumulator) => ({s: [1]}), identity: {s: [1]})
----
fl |> range(start: 1h, stop: -1h)
----
fl |> range(start: "x")
----
fl |> range(start: 2019-01-01T00:00:00Z, stop: 2018-01-01T00:00:00Z)
----
from(bucket: "x") |> range(start: -1h)
----
from(bucketID: "x") |> range(start: -1h)
----
from(bucket: "") |> range(start: -1h)
----
array.from(rows: [])
----
array.from(rows: [{a: [1]}])
----
array.from(rows: [{a: 1}, {a: "x"}])
----
array.from(rows: [{a: 1}, {b: "x"}])
----
csv.from(csv: "")
----
csv.from(csv: "a,b\n1,2")
----
csv.from(csv: "a,b\n1,2", mode: "raw")
----
csv.from(csv: "a,b\n1,2", mode: "x")
----
csv.from(file: "/nope")
----
csv.from(file: "/nope", csv: "x")
----
csv.from()
----
fl |> tableFind(fn: (key) => false)
----
fl |> findColumn(fn: (key) => false, column: "x")
----
fl |> findRecord(fn: (key) => key.nope == "x", idx: 0)
----
array.from(rows: [{a: (fl |> findColumn(fn: (key) => true, column: "nope"))[0]}])
----
array.from(rows: [{a: (fl |> tableFind(fn: (key) => true) |> getColumn(column: "nope"))[0]}])
----
array.from(rows: [(fl |> tableFind(fn: (key) => true) |> getRecord(idx: 100))])
----
fl |> sample(n: -1)
----
fl |> elapsed(unit: 0s)
----
fl |> elapsed(unit: -1s)
----
fl |> elapsed(timeColumn: "_value")
----
fl |> derivative(unit: 0s)
----
fl |> integral(unit: 0s)
----
fl |> movingAverage(n: -1)
----
fl |> exponentialMovingAverage(n: 0)
----
fl |> timeWeightedAvg(unit: 0s)
----
fl |> stateDuration(fn: (r) => true, unit: -1s)
----
fl |> cumulativeSum(columns: ["nope"])
----
fl |> cumulativeSum(columns: ["host"])
----
st |> cumulativeSum()
----
st |> difference()
----
st |> sum()
----
st |> spread()
----
bo |> mean()
----
bo |> max()
----
st |> skew()
----
st |> integral()
----
st |> derivative()
----
st |> increase()
----
st |> movingAverage(n: 2)
----
st |> exponentialMovingAverage(n: 2)
----
st |> histogram(bins: [1.0])
----
st |> quantile(q: 0.5)
----
st |> quantile(q: 0.5, method: "exact_mean")
----
st |> quantile(q: 0.5, method: "exact_selector")
----
it |> quantile(q: 0.5, method: "exact_mean")
----
fl |> fill(value: 1)
----
fl |> timeShift(duration: 1h, columns: ["_value"])
----
fl |> unique(column: "nope")
----
fl |> first(column: "nope")
----
fl |> limit(n: 1, offset: -1)
----
fl |> yield(name: "")
----
die(msg: "x")
----
fl |> map(fn: (r) => ({a: die(msg: "x")}))
----
fl |> filter(fn: (r) => die(msg: "x"))
----
fl |> to(bucket: "nope")
----
fl |> experimental.preview(nrows: -1)
----
fl |> map(fn: (r) => ({v: string(v: linearBins(start: 0.0, width: 1.0, count: int(v: r._value) * 0 - 1)[0])}))
----
fl |> map(fn: (r) => ({v: string(v: logarithmicBins(start: 1.0, factor: 2.0, count: int(v: r._value) * 0 - 2)[0])}))
----
fl |> map(fn: (r) => ({v: string(v: linearBins(start: 0.0, width: 1.0, count: int(v: r._value) * 0 - 1, infinity: false)[0])}))
----
array.from(rows: array.map(arr: [1], fn: (x) => ({v: "a${debug.null(type: "int")}"})))
