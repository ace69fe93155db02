fl |> aggregateWindow(every: 30s, fn: mean)
----
it |> aggregateWindow(every: 30s, fn: mean)
----
emr |> aggregateWindow(every: 30s, fn: mean)
----
fl |> aggregateWindow(every: 30s, fn: count)
----
it |> aggregateWindow(every: 30s, fn: count)
----
bo |> aggregateWindow(every: 30s, fn: count)
----
fl |> aggregateWindow(every: 30s, fn: last)
----
it |> aggregateWindow(every: 30s, fn: last)
----
ui |> aggregateWindow(every: 30s, fn: last)
----
fl |> aggregateWindow(every: 10s, fn: first, createEmpty: true)
----
it |> aggregateWindow(every: 10s, fn: first, createEmpty: true)
----
emr |> aggregateWindow(every: 10s, fn: first, createEmpty: true)
----
st |> aggregateWindow(every: 10s, fn: first, createEmpty: true)
----
fl |> aggregateWindow(every: 10s, fn: sum, createEmpty: false, timeSrc: "_start", timeDst: "t")
----
it |> aggregateWindow(every: 10s, fn: sum, createEmpty: false, timeSrc: "_start", timeDst: "t")
----
fl |> aggregateWindow(every: 20s, period: 40s, offset: 5s, fn: max)
----
it |> aggregateWindow(every: 20s, period: 40s, offset: 5s, fn: max)
----
ui |> aggregateWindow(every: 20s, period: 40s, offset: 5s, fn: max)
----
fl |> aggregateWindow(every: 30s, fn: mode)
----
it |> aggregateWindow(every: 30s, fn: mode)
----
emr |> aggregateWindow(every: 30s, fn: mode)
----
st |> aggregateWindow(every: 30s, fn: mode)
----
fl |> aggregateWindow(every: 30s, fn: distinct)
----
it |> aggregateWindow(every: 30s, fn: distinct)
----
bo |> aggregateWindow(every: 30s, fn: distinct)
----
fl |> aggregateWindow(every: 30s, fn: unique)
----
it |> aggregateWindow(every: 30s, fn: unique)
----
ui |> aggregateWindow(every: 30s, fn: unique)
----
fl |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column))
----
it |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column))
----
emr |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column))
----
st |> aggregateWindow(every: 30s, fn: (column, tables=<-) => tables |> quantile(q: 0.5, column: column))
----
fl |> aggregateWindow(every: 30s, fn: median) |> fill(usePrevious: true)
----
it |> aggregateWindow(every: 30s, fn: median) |> fill(usePrevious: true)
----
fl |> aggregateWindow(every: 30s, fn: skew)
----
it |> aggregateWindow(every: 30s, fn: skew)
----
ui |> aggregateWindow(every: 30s, fn: skew)
----
fl |> aggregateWindow(every: 30s, fn: spread)
----
it |> aggregateWindow(every: 30s, fn: spread)
----
emr |> aggregateWindow(every: 30s, fn: spread)
----
fl |> aggregateWindow(every: 30s, fn: stddev)
----
it |> aggregateWindow(every: 30s, fn: stddev)
----
fl |> aggregateWindow(every: 1mo, fn: count)
----
it |> aggregateWindow(every: 1mo, fn: count)
----
ui |> aggregateWindow(every: 1mo, fn: count)
----
fl |> aggregateWindow(every: 1w, fn: count, location: timezone.location(name: "Europe/Berlin"))
----
it |> aggregateWindow(every: 1w, fn: count, location: timezone.location(name: "Europe/Berlin"))
----
emr |> aggregateWindow(every: 1w, fn: count, location: timezone.location(name: "Europe/Berlin"))
----
st |> aggregateWindow(every: 1w, fn: count, location: timezone.location(name: "Europe/Berlin"))
----
fl |> aggregateWindow(every: 1d, fn: count, location: timezone.fixed(offset: -5h), createEmpty: false)
----
it |> aggregateWindow(every: 1d, fn: count, location: timezone.fixed(offset: -5h), createEmpty: false)
----
bo |> aggregateWindow(every: 1d, fn: count, location: timezone.fixed(offset: -5h), createEmpty: false)
----
fl |> window(every: 30s)
----
it |> window(every: 30s)
----
ui |> window(every: 30s)
----
fl |> window(every: 30s, createEmpty: true) |> count()
----
it |> window(every: 30s, createEmpty: true) |> count()
----
em |> window(every: 30s, createEmpty: true) |> count()
----
st |> window(every: 30s, createEmpty: true) |> count()
----
fl |> window(every: 30s, startColumn: "a", stopColumn: "b")
----
it |> window(every: 30s, startColumn: "a", stopColumn: "b")
----
bo |> window(every: 30s, startColumn: "a", stopColumn: "b")
----
fl |> window(every: 30s, timeColumn: "_time", period: 1m, offset: 10s)
----
it |> window(every: 30s, timeColumn: "_time", period: 1m, offset: 10s)
----
ui |> window(every: 30s, timeColumn: "_time", period: 1m, offset: 10s)
----
fl |> window(period: 30s, every: 1m)
----
it |> window(period: 30s, every: 1m)
----
em |> window(period: 30s, every: 1m)
----
st |> window(period: 30s, every: 1m)
----
fl |> window(every: 30s) |> window(every: inf) 
----
it |> window(every: 30s) |> window(every: inf) 
----
bo |> window(every: 30s) |> window(every: inf) 
----
fl |> bottom(n: 2)
----
it |> bottom(n: 2)
----
ui |> bottom(n: 2)
----
fl |> top(n: 2)
----
it |> top(n: 2)
----
em |> top(n: 2)
----
st |> top(n: 2)
----
fl |> top(n: 2, columns: ["_time"])
----
it |> top(n: 2, columns: ["_time"])
----
bo |> top(n: 2, columns: ["_time"])
----
fl |> count()
----
it |> count()
----
ui |> count()
----
fl |> sum()
----
it |> sum()
----
em |> sum()
----
st |> sum()
----
fl |> mean()
----
it |> mean()
----
bo |> mean()
----
fl |> min()
----
it |> min()
----
ui |> min()
----
fl |> max()
----
it |> max()
----
em |> max()
----
fl |> first()
----
it |> first()
----
bo |> first()
----
fl |> last()
----
it |> last()
----
ui |> last()
----
fl |> median()
----
it |> median()
----
em |> median()
----
st |> median()
----
fl |> median(method: "exact_selector")
----
it |> median(method: "exact_selector")
----
bo |> median(method: "exact_selector")
----
fl |> median(method: "exact_mean")
----
it |> median(method: "exact_mean")
----
ui |> median(method: "exact_mean")
----
fl |> quantile(q: 0.9)
----
it |> quantile(q: 0.9)
----
em |> quantile(q: 0.9)
----
st |> quantile(q: 0.9)
----
fl |> quantile(q: 0.9, method: "exact_selector")
----
it |> quantile(q: 0.9, method: "exact_selector")
----
bo |> quantile(q: 0.9, method: "exact_selector")
----
fl |> quantile(q: 0.9, method: "exact_mean")
----
it |> quantile(q: 0.9, method: "exact_mean")
----
ui |> quantile(q: 0.9, method: "exact_mean")
----
fl |> quantile(q: 0.9, compression: 10.0)
----
it |> quantile(q: 0.9, compression: 10.0)
----
em |> quantile(q: 0.9, compression: 10.0)
----
st |> quantile(q: 0.9, compression: 10.0)
----
fl |> quantile(q: 1.5)
----
it |> quantile(q: 1.5)
----
bo |> quantile(q: 1.5)
----
fl |> stddev()
----
it |> stddev()
----
ui |> stddev()
----
fl |> stddev(mode: "population")
----
it |> stddev(mode: "population")
----
em |> stddev(mode: "population")
----
st |> stddev(mode: "population")
----
fl |> spread()
----
it |> spread()
----
ui |> spread()
----
fl |> mode()
----
it |> mode()
----
st |> mode()
----
fl |> distinct()
----
it |> distinct()
----
bo |> distinct()
----
fl |> distinct(column: "host")
----
it |> distinct(column: "host")
----
ui |> distinct(column: "host")
----
fl |> distinct(column: "_time")
----
it |> distinct(column: "_time")
----
em |> distinct(column: "_time")
----
st |> distinct(column: "_time")
----
fl |> unique()
----
it |> unique()
----
bo |> unique()
----
fl |> unique(column: "_field")
----
it |> unique(column: "_field")
----
ui |> unique(column: "_field")
----
fl |> unique(column: "_time")
----
it |> unique(column: "_time")
----
em |> unique(column: "_time")
----
st |> unique(column: "_time")
----
fl |> cumulativeSum()
----
it |> cumulativeSum()
----
bo |> cumulativeSum()
----
fl |> cumulativeSum(columns: ["_value", "nope"])
----
it |> cumulativeSum(columns: ["_value", "nope"])
----
ui |> cumulativeSum(columns: ["_value", "nope"])
----
fl |> derivative(unit: 10s)
----
it |> derivative(unit: 10s)
----
em |> derivative(unit: 10s)
----
st |> derivative(unit: 10s)
----
fl |> derivative(unit: 100ms, nonNegative: true)
----
it |> derivative(unit: 100ms, nonNegative: true)
----
bo |> derivative(unit: 100ms, nonNegative: true)
----
fl |> derivative(unit: 1s, nonNegative: true, initialZero: true)
----
it |> derivative(unit: 1s, nonNegative: true, initialZero: true)
----
ui |> derivative(unit: 1s, nonNegative: true, initialZero: true)
----
fl |> derivative(unit: 1s, columns: ["_value", "_x"])
----
it |> derivative(unit: 1s, columns: ["_value", "_x"])
----
em |> derivative(unit: 1s, columns: ["_value", "_x"])
----
st |> derivative(unit: 1s, columns: ["_value", "_x"])
----
fl |> difference()
----
it |> difference()
----
bo |> difference()
----
fl |> difference(nonNegative: true)
----
it |> difference(nonNegative: true)
----
ui |> difference(nonNegative: true)
----
fl |> difference(keepFirst: true)
----
it |> difference(keepFirst: true)
----
em |> difference(keepFirst: true)
----
st |> difference(keepFirst: true)
----
fl |> difference(nonNegative: true, keepFirst: true)
----
it |> difference(nonNegative: true, keepFirst: true)
----
bo |> difference(nonNegative: true, keepFirst: true)
----
fl |> difference(nonNegative: true, initialZero: true)
----
it |> difference(nonNegative: true, initialZero: true)
----
ui |> difference(nonNegative: true, initialZero: true)
----
fl |> difference(columns: ["nope"])
----
it |> difference(columns: ["nope"])
----
em |> difference(columns: ["nope"])
----
st |> difference(columns: ["nope"])
----
fl |> increase()
----
it |> increase()
----
bo |> increase()
----
fl |> increase(columns: ["_value"])
----
it |> increase(columns: ["_value"])
----
ui |> increase(columns: ["_value"])
----
fl |> elapsed()
----
it |> elapsed()
----
em |> elapsed()
----
st |> elapsed()
----
fl |> elapsed(unit: 1ms, timeColumn: "_time", columnName: "el")
----
it |> elapsed(unit: 1ms, timeColumn: "_time", columnName: "el")
----
bo |> elapsed(unit: 1ms, timeColumn: "_time", columnName: "el")
----
fl |> elapsed(unit: 1m)
----
it |> elapsed(unit: 1m)
----
ui |> elapsed(unit: 1m)
----
fl |> elapsed(unit: 1mo)
----
it |> elapsed(unit: 1mo)
----
em |> elapsed(unit: 1mo)
----
st |> elapsed(unit: 1mo)
----
fl |> integral(unit: 10s)
----
it |> integral(unit: 10s)
----
bo |> integral(unit: 10s)
----
fl |> integral(unit: 1m, interpolate: "linear")
----
it |> integral(unit: 1m, interpolate: "linear")
----
ui |> integral(unit: 1m, interpolate: "linear")
----
fl |> integral(unit: 1m, column: "_value", timeColumn: "_time")
----
it |> integral(unit: 1m, column: "_value", timeColumn: "_time")
----
em |> integral(unit: 1m, column: "_value", timeColumn: "_time")
----
st |> integral(unit: 1m, column: "_value", timeColumn: "_time")
----
fl |> timeWeightedAvg(unit: 10s)
----
it |> timeWeightedAvg(unit: 10s)
----
bo |> timeWeightedAvg(unit: 10s)
----
fl |> movingAverage(n: 2)
----
it |> movingAverage(n: 2)
----
ui |> movingAverage(n: 2)
----
fl |> movingAverage(n: 3)
----
it |> movingAverage(n: 3)
----
em |> movingAverage(n: 3)
----
st |> movingAverage(n: 3)
----
fl |> movingAverage(n: 10)
----
it |> movingAverage(n: 10)
----
bo |> movingAverage(n: 10)
----
fl |> exponentialMovingAverage(n: 3)
----
it |> exponentialMovingAverage(n: 3)
----
ui |> exponentialMovingAverage(n: 3)
----
fl |> exponentialMovingAverage(n: 30)
----
it |> exponentialMovingAverage(n: 30)
----
em |> exponentialMovingAverage(n: 30)
----
st |> exponentialMovingAverage(n: 30)
----
fl |> timedMovingAverage(every: 20s, period: 40s)
----
it |> timedMovingAverage(every: 20s, period: 40s)
----
fl |> fill(value: 0.5)
----
it |> fill(value: 0.5)
----
ui |> fill(value: 0.5)
----
fl |> fill(value: 5)
----
it |> fill(value: 5)
----
em |> fill(value: 5)
----
st |> fill(value: 5)
----
fl |> fill(value: "x")
----
it |> fill(value: "x")
----
bo |> fill(value: "x")
----
fl |> fill(value: true)
----
it |> fill(value: true)
----
ui |> fill(value: true)
----
fl |> fill(value: uint(v: 3))
----
it |> fill(value: uint(v: 3))
----
em |> fill(value: uint(v: 3))
----
st |> fill(value: uint(v: 3))
----
fl |> fill(usePrevious: true)
----
it |> fill(usePrevious: true)
----
bo |> fill(usePrevious: true)
----
fl |> fill(column: "nope", value: "z")
----
it |> fill(column: "nope", value: "z")
----
ui |> fill(column: "nope", value: "z")
----
fl |> fill(column: "nope", usePrevious: true)
----
it |> fill(column: "nope", usePrevious: true)
----
em |> fill(column: "nope", usePrevious: true)
----
st |> fill(column: "nope", usePrevious: true)
----
fl |> histogram(bins: [1.7, 1.9, 2.1, 90.0])
----
it |> histogram(bins: [1.7, 1.9, 2.1, 90.0])
----
bo |> histogram(bins: [1.7, 1.9, 2.1, 90.0])
----
it |> histogram(bins: linearBins(start: 0.0, width: 1.0, count: 4), normalize: true)
----
ui |> histogram(bins: linearBins(start: 0.0, width: 1.0, count: 4), normalize: true)
----
fl |> histogram(bins: logarithmicBins(start: 1.0, factor: 2.0, count: 4, infinity: false), upperBoundColumn: "u", countColumn: "c")
----
it |> histogram(bins: logarithmicBins(start: 1.0, factor: 2.0, count: 4, infinity: false), upperBoundColumn: "u", countColumn: "c")
----
em |> histogram(bins: logarithmicBins(start: 1.0, factor: 2.0, count: 4, infinity: false), upperBoundColumn: "u", countColumn: "c")
----
st |> histogram(bins: logarithmicBins(start: 1.0, factor: 2.0, count: 4, infinity: false), upperBoundColumn: "u", countColumn: "c")
----
fl |> stateCount(fn: (r) => r._value == r._value)
----
it |> stateCount(fn: (r) => r._value == r._value)
----
bo |> stateCount(fn: (r) => r._value == r._value)
----
fl |> stateDuration(fn: (r) => exists r._value, unit: 1ms, column: "d", timeColumn: "_time")
----
it |> stateDuration(fn: (r) => exists r._value, unit: 1ms, column: "d", timeColumn: "_time")
----
ui |> stateDuration(fn: (r) => exists r._value, unit: 1ms, column: "d", timeColumn: "_time")
----
fl |> limit(n: 2)
----
it |> limit(n: 2)
----
em |> limit(n: 2)
----
st |> limit(n: 2)
----
fl |> limit(n: 2, offset: 3)
----
it |> limit(n: 2, offset: 3)
----
bo |> limit(n: 2, offset: 3)
----
fl |> tail(n: 2)
----
it |> tail(n: 2)
----
ui |> tail(n: 2)
----
fl |> tail(n: 2, offset: 1)
----
it |> tail(n: 2, offset: 1)
----
em |> tail(n: 2, offset: 1)
----
st |> tail(n: 2, offset: 1)
----
fl |> sample(n: 2, pos: 1)
----
it |> sample(n: 2, pos: 1)
----
bo |> sample(n: 2, pos: 1)
----
fl |> sort()
----
it |> sort()
----
ui |> sort()
----
fl |> sort(desc: true)
----
it |> sort(desc: true)
----
em |> sort(desc: true)
----
st |> sort(desc: true)
----
fl |> sort(columns: ["_field", "_value"], desc: true)
----
it |> sort(columns: ["_field", "_value"], desc: true)
----
bo |> sort(columns: ["_field", "_value"], desc: true)
----
fl |> hourSelection(start: 19, stop: 19)
----
it |> hourSelection(start: 19, stop: 19)
----
ui |> hourSelection(start: 19, stop: 19)
----
fl |> hourSelection(start: 20, stop: 19)
----
it |> hourSelection(start: 20, stop: 19)
----
em |> hourSelection(start: 20, stop: 19)
----
st |> hourSelection(start: 20, stop: 19)
----
fl |> hourSelection(start: 21, stop: 22, location: timezone.fixed(offset: 2h))
----
it |> hourSelection(start: 21, stop: 22, location: timezone.fixed(offset: 2h))
----
bo |> hourSelection(start: 21, stop: 22, location: timezone.fixed(offset: 2h))
----
fl |> hourSelection(start: 12, stop: 13, location: timezone.location(name: "America/Los_Angeles"))
----
it |> hourSelection(start: 12, stop: 13, location: timezone.location(name: "America/Los_Angeles"))
----
ui |> hourSelection(start: 12, stop: 13, location: timezone.location(name: "America/Los_Angeles"))
----
fl |> truncateTimeColumn(unit: 1m)
----
it |> truncateTimeColumn(unit: 1m)
----
em |> truncateTimeColumn(unit: 1m)
----
st |> truncateTimeColumn(unit: 1m)
----
fl |> truncateTimeColumn(unit: 1mo)
----
it |> truncateTimeColumn(unit: 1mo)
----
bo |> truncateTimeColumn(unit: 1mo)
----
fl |> truncateTimeColumn(unit: 1m, timeColumn: "_start")
----
it |> truncateTimeColumn(unit: 1m, timeColumn: "_start")
----
ui |> truncateTimeColumn(unit: 1m, timeColumn: "_start")
----
fl |> timeShift(duration: 10h)
----
it |> timeShift(duration: 10h)
----
em |> timeShift(duration: 10h)
----
st |> timeShift(duration: 10h)
----
fl |> timeShift(duration: -1mo, columns: ["_time"])
----
it |> timeShift(duration: -1mo, columns: ["_time"])
----
bo |> timeShift(duration: -1mo, columns: ["_time"])
----
fl |> toFloat()
----
it |> toFloat()
----
ui |> toFloat()
----
fl |> toInt()
----
it |> toInt()
----
em |> toInt()
----
st |> toInt()
----
fl |> toUInt()
----
it |> toUInt()
----
bo |> toUInt()
----
fl |> toString()
----
it |> toString()
----
ui |> toString()
----
fl |> toBool()
----
it |> toBool()
----
em |> toBool()
----
st |> toBool()
----
fl |> toTime()
----
it |> toTime()
----
bo |> toTime()
----
all |> keep(columns: ["_time", "_value"])
----
ui |> keep(columns: ["_time", "_value"])
----
all |> keep(fn: (column) => column =~ /^_/)
----
em |> keep(fn: (column) => column =~ /^_/)
----
st |> keep(fn: (column) => column =~ /^_/)
----
fl |> drop(columns: ["host", "nope"])
----
it |> drop(columns: ["host", "nope"])
----
bo |> drop(columns: ["host", "nope"])
----
fl |> drop(fn: (column) => column == "_value")
----
it |> drop(fn: (column) => column == "_value")
----
ui |> drop(fn: (column) => column == "_value")
----
fl |> rename(columns: {host: "server"})
----
it |> rename(columns: {host: "server"})
----
em |> rename(columns: {host: "server"})
----
st |> rename(columns: {host: "server"})
----
fl |> rename(columns: {nope: "server"})
----
it |> rename(columns: {nope: "server"})
----
bo |> rename(columns: {nope: "server"})
----
fl |> rename(fn: (column) => column + "_new")
----
it |> rename(fn: (column) => column + "_new")
----
ui |> rename(fn: (column) => column + "_new")
----
fl |> duplicate(column: "host", as: "server")
----
it |> duplicate(column: "host", as: "server")
----
em |> duplicate(column: "host", as: "server")
----
st |> duplicate(column: "host", as: "server")
----
fl |> duplicate(column: "_value", as: "host")
----
it |> duplicate(column: "_value", as: "host")
----
bo |> duplicate(column: "_value", as: "host")
----
fl |> duplicate(column: "nope", as: "x")
----
it |> duplicate(column: "nope", as: "x")
----
ui |> duplicate(column: "nope", as: "x")
----
fl |> set(key: "host", value: "h2")
----
it |> set(key: "host", value: "h2")
----
em |> set(key: "host", value: "h2")
----
st |> set(key: "host", value: "h2")
----
fl |> set(key: "new", value: "h2")
----
it |> set(key: "new", value: "h2")
----
bo |> set(key: "new", value: "h2")
----
all |> group(columns: ["host"])
----
ui |> group(columns: ["host"])
----
all |> group(columns: ["_value"])
----
em |> group(columns: ["_value"])
----
st |> group(columns: ["_value"])
----
all |> group(columns: ["_time"], mode: "by")
----
bo |> group(columns: ["_time"], mode: "by")
----
all |> group(columns: ["_value", "_time"], mode: "except")
----
ui |> group(columns: ["_value", "_time"], mode: "except")
----
all |> group(columns: ["nope"])
----
em |> group(columns: ["nope"])
----
st |> group(columns: ["nope"])
----
all |> group(mode: "except", columns: [])
----
bo |> group(mode: "except", columns: [])
----
fl |> map(fn: (r) => ({r with _value: r._value}))
----
it |> map(fn: (r) => ({r with _value: r._value}))
----
ui |> map(fn: (r) => ({r with _value: r._value}))
----
fl |> map(fn: (r) => ({r with missing: r.nope}))
----
it |> map(fn: (r) => ({r with missing: r.nope}))
----
bo |> map(fn: (r) => ({r with missing: r.nope}))
----
fl |> reduce(fn: (r, accumulator) => ({count: accumulator.count + 1, last: r._field}), identity: {count: 0, last: ""})
----
it |> reduce(fn: (r, accumulator) => ({count: accumulator.count + 1, last: r._field}), identity: {count: 0, last: ""})
----
ui |> reduce(fn: (r, accumulator) => ({count: accumulator.count + 1, last: r._field}), identity: {count: 0, last: ""})
----
all |> columns()
----
em |> columns()
----
st |> columns()
----
all |> columns(column: "labels")
----
bo |> columns(column: "labels")
----
all |> keys()
----
ui |> keys()
----
all |> keys(column: "k")
----
em |> keys(column: "k")
----
st |> keys(column: "k")
----
all |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
----
bo |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
----
all |> group(columns: ["host"]) |> pivot(rowKey: ["_time"], columnKey: ["_measurement", "_field"], valueColumn: "_value")
----
ui |> group(columns: ["host"]) |> pivot(rowKey: ["_time"], columnKey: ["_measurement", "_field"], valueColumn: "_value")
----
fl |> schema.fieldsAsCols()
----
it |> schema.fieldsAsCols()
----
em |> schema.fieldsAsCols()
----
st |> schema.fieldsAsCols()
----
fl |> v1.fieldsAsCols()
----
it |> v1.fieldsAsCols()
----
bo |> v1.fieldsAsCols()
----
fl |> yield(name: "x")
----
it |> yield(name: "x")
----
ui |> yield(name: "x")
----
fl |> range(start: 2018-05-22T19:53:30Z, stop: 2018-05-22T19:54:00Z)
----
it |> range(start: 2018-05-22T19:53:30Z, stop: 2018-05-22T19:54:00Z)
----
em |> range(start: 2018-05-22T19:53:30Z, stop: 2018-05-22T19:54:00Z)
----
st |> range(start: 2018-05-22T19:53:30Z, stop: 2018-05-22T19:54:00Z)
----
fl |> range(start: 2018-05-22T19:53:30Z)
----
it |> range(start: 2018-05-22T19:53:30Z)
----
bo |> range(start: 2018-05-22T19:53:30Z)
----
fl |> range(start: -100y)
----
it |> range(start: -100y)
----
ui |> range(start: -100y)
----
fl |> filter(fn: (r) => r._value == r._value)
----
it |> filter(fn: (r) => r._value == r._value)
----
em |> filter(fn: (r) => r._value == r._value)
----
st |> filter(fn: (r) => r._value == r._value)
----
fl |> filter(fn: (r) => exists r._value, onEmpty: "keep")
----
it |> filter(fn: (r) => exists r._value, onEmpty: "keep")
----
bo |> filter(fn: (r) => exists r._value, onEmpty: "keep")
----
fl |> filter(fn: (r) => false, onEmpty: "keep")
----
it |> filter(fn: (r) => false, onEmpty: "keep")
----
ui |> filter(fn: (r) => false, onEmpty: "keep")
----
fl |> filter(fn: (r) => r.host =~ /zz/)
----
it |> filter(fn: (r) => r.host =~ /zz/)
----
em |> filter(fn: (r) => r.host =~ /zz/)
----
st |> filter(fn: (r) => r.host =~ /zz/)
----
fl |> experimental.set(o: {host: "a", n: 1, f: 1.5, t: 2020-01-01T00:00:00Z, b: true})
----
it |> experimental.set(o: {host: "a", n: 1, f: 1.5, t: 2020-01-01T00:00:00Z, b: true})
----
bo |> experimental.set(o: {host: "a", n: 1, f: 1.5, t: 2020-01-01T00:00:00Z, b: true})
----
fl |> experimental.preview(nrows: 2, ntables: 1)
----
it |> experimental.preview(nrows: 2, ntables: 1)
----
ui |> experimental.preview(nrows: 2, ntables: 1)
----
fl |> experimental.preview()
----
it |> experimental.preview()
----
em |> experimental.preview()
----
st |> experimental.preview()
----
fl |> experimental.alignTime(alignTo: 2020-01-01T00:00:00Z)
----
it |> experimental.alignTime(alignTo: 2020-01-01T00:00:00Z)
----
bo |> experimental.alignTime(alignTo: 2020-01-01T00:00:00Z)
----
all |> experimental.group(columns: ["_time"], mode: "extend")
----
ui |> experimental.group(columns: ["_time"], mode: "extend")
----
all |> experimental.group(columns: ["nope"], mode: "extend")
----
em |> experimental.group(columns: ["nope"], mode: "extend")
----
st |> experimental.group(columns: ["nope"], mode: "extend")
----
all |> drop(columns: ["_field"]) |> rename(columns: {_value: "a"}) |> experimental.unpivot()
----
bo |> drop(columns: ["_field"]) |> rename(columns: {_value: "a"}) |> experimental.unpivot()
----
fl |> monitor.deadman(t: 2018-05-22T19:54:00Z)
----
it |> monitor.deadman(t: 2018-05-22T19:54:00Z)
----
ui |> monitor.deadman(t: 2018-05-22T19:54:00Z)
----
fl |> group() |> aggregateWindow(every: 20s, fn: mean)
----
union(tables: [fl, st, em]) |> aggregateWindow(every: 20s, fn: count) |> limit(n: 1)
