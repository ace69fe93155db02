option location = timezone.location(name: "America/Los_Angeles")
array.from(rows: [{h: date.hour(t: 2020-01-01T00:00:00Z), t: date.truncate(t: 2020-07-01T05:00:00Z, unit: 1d), a: date.add(d: 1d, to: 2020-03-07T12:00:00Z)}])
----
option location = timezone.location(name: "America/Los_Angeles")
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-03-08T12:00:00Z, _value: 2}]) |> range(start: 2020-03-01T00:00:00Z, stop: 2020-03-10T00:00:00Z) |> hourSelection(start: 4, stop: 5)
----
option location = timezone.location(name: "America/Los_Angeles")
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-03-08T12:00:00Z, _value: 2}]) |> range(start: 2020-03-06T00:00:00Z, stop: 2020-03-10T00:00:00Z) |> aggregateWindow(every: 1d, fn: sum)
----
option location = timezone.location(name: "America/Los_Angeles")
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-11-08T12:00:00Z, _value: 2}]) |> range(start: 2020-01-01T00:00:00Z, stop: 2020-12-31T00:00:00Z) |> aggregateWindow(every: 1mo, fn: sum)
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-11-08T12:00:00Z, _value: 2}]) |> range(start: 2020-01-15T00:00:00Z, stop: 2020-12-31T00:00:00Z) |> aggregateWindow(every: 1mo, fn: sum, offset: 3d)
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-11-08T12:00:00Z, _value: 2}]) |> range(start: 2019-01-15T00:00:00Z, stop: 2020-12-31T00:00:00Z) |> aggregateWindow(every: 3mo, fn: count, location: timezone.location(name: "Australia/Sydney"))
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-11-08T12:00:00Z, _value: 2}]) |> range(start: 2019-01-15T00:00:00Z, stop: 2020-12-31T00:00:00Z) |> aggregateWindow(every: 1y, fn: count)
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-04-08T12:00:00Z, _value: 2}]) |> range(start: 2020-03-01T00:00:00Z, stop: 2020-04-30T00:00:00Z) |> window(every: 1mo, period: 2mo)
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-04-08T12:00:00Z, _value: 2}]) |> range(start: 2020-03-01T00:00:00Z, stop: 2020-04-30T00:00:00Z) |> window(every: 1w, offset: 4d)
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-04-08T12:00:00Z, _value: 2}]) |> range(start: 2020-03-01T00:00:00Z, stop: 2020-04-30T00:00:00Z) |> window(every: 1w, period: -1d)
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-04-08T12:00:00Z, _value: 2}]) |> range(start: 2020-03-01T00:00:00Z, stop: 2020-04-30T00:00:00Z) |> window(every: 0s)
----
array.from(rows: [{_time: 2020-03-07T12:00:00Z, _value: 1}, {_time: 2020-04-08T12:00:00Z, _value: 2}]) |> range(start: 2020-03-01T00:00:00Z, stop: 2020-04-30T00:00:00Z) |> timeShift(duration: 1mo) |> window(every: 1mo)
----
a |> range(start: 2024-01-01T00:00:30Z, stop: 2024-01-01T00:05:00Z) |> group(columns: ["g"]) |> range(start: 2024-01-01T00:00:45Z, stop: 2024-01-01T00:02:00Z)
----
a |> range(start: -10y, stop: now())
----
a |> range(start: 0)
----
a |> range(start: 1704067201, stop: 1704067300)
----
a |> range(start: 2024-01-01T00:01:00Z, stop: 2024-01-01T00:00:00Z)
----
a |> range(start: 2025-01-01T00:01:00Z)
----
a |> yield()
f
----
a
f
----
1 + 1
----
x = 1
----
option task = {name: "foo", every: 1h, offset: 10m}
a |> map(fn: (r) => ({r with n: task.name, e: string(v: task.every)}))
----
builtin foo : (a: int) => int
a
----
f1 = (r) => r._value > 1
a |> filter(fn: f1)
----
f1 = (tables=<-, v) => tables |> filter(fn: (r) => r._value > v)
a |> f1(v: 1)
----
mul = (x) => (y) => x * y
a |> map(fn: (r) => ({r with _value: mul(x: 3)(y: r._value)}))
----
rec = {n: 5, s: {t: "q"}}
a |> map(fn: (r) => ({r with n: rec.n + r._value, t: rec.s.t}))
----
arr = [10, 20, 30]
a |> map(fn: (r) => ({r with n: arr[r._value]}))
----
d = ["x": 5.0, "y": 2.0]
a |> map(fn: (r) => ({r with n: dict.get(dict: d, key: r.g, default: 0.0)}))
----
a |> map(fn: (r) => ({_time: r._time, v: r._value, nested: {a: 1}.a}))
----
a |> map(fn: (r) => { return if r._value > 1 then {x: 1} else {x: 2} })
----
a |> map(fn: (r) => ({r with _time: 2020-01-01T00:00:00Z, _value: "s", new: r["h"]}))
----
a |> filter(fn: (r) => r._value == 1) |> tableFind(fn: (key) => true) |> getRecord(idx: 5)
----
array.from(rows: [{x: die(msg: "boom")}])
----
a |> map(fn: (r) => ({r with x: if r._value == 2 then die(msg: "boom") else 1}))
----
strings = "shadow"
array.from(rows: [{v: strings}])
----
array.from(rows: [{v: nope}])
----
array.from(rows: [{v: 1 + "a"}])
----
a |> nope()
----
a |> sum(nope: 1)
----
a |> map()
----
a |
----
array.from(rows: [{v: 1, v: 2}])
----
csv.from(csv: 1)
----
a |> limit(n: -1)
----
a |> sort(columns: [])
----
a |> group(columns: ["g"], mode: "zz")
----
a |> group(columns: ["g", "g"])
----
a |> movingAverage(n: 0)
----
a |> sample(n: 0)
----
a |> sample(n: 2, pos: 2)
----
a |> top(n: 0)
----
a |> histogram(bins: [])
----
f |> histogram(bins: [1.0, 1.0, 2.0, 3.0])
----
f |> histogram(bins: [3.0, 1.0])
----
a |> debug.opaque() |> map(fn: (r) => ({k: "z"}))
----
a |> debug.opaque() |> map(fn: (r) => ({k: "z", v: r.nope}))
----
a |> debug.opaque() |> map(fn: (r) => ({v: if exists r.nope then 1 else 2}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: r.nope}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: r.nope == 1}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: -r.nope}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: not r.nope}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: float(v: r.nope)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: int(v: r.nope)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: string(v: r.nope)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: bool(v: r.nope)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: time(v: r.nope)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: uint(v: r.nope)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: contains(value: r.nope, set: [1, 2])}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: display(v: r.nope)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: "${r._value}x"}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: r.nope + "x"}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: r.g + r.nope}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: if r._value > 1 then r.nope else r._value}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: types.isType(v: r._value, type: "int"), w: types.isType(v: r.nope, type: "int")}))
----
a |> debug.opaque() |> reduce(fn: (r, accumulator) => ({n: accumulator.n + r.nope}), identity: {n: 0})
----
a |> debug.opaque() |> reduce(fn: (r, accumulator) => ({n: accumulator.n + r._value, m: r._value}), identity: {n: 0})
----
a |> debug.opaque() |> reduce(fn: (r, accumulator) => ({accumulator with n: accumulator.n + r._value}), identity: {n: 0, m: "q"})
----
a |> debug.opaque() |> reduce(fn: (r, accumulator) => ({t: r._time}), identity: {t: now()})
----
a |> debug.opaque() |> reduce(fn: (r, accumulator) => ({min: if r._value < accumulator.min then r._value else accumulator.min, max: if r._value > accumulator.max then r._value else accumulator.max}), identity: {min: 10000000, max: -10000000})
----
join(tables: {a: a, b: f}, on: [])
----
a |> debug.opaque() |> experimental.group(columns: ["g"], mode: "extend") |> experimental.group(columns: ["h"], mode: "extend")
----
a |> debug.opaque() |> experimental.set(o: {_value: "x", z: 1.5})
----
a |> debug.opaque() |> duplicate(column: "_value", as: "z") |> experimental.unpivot(otherColumns: ["_time", "g"])
----
a |> debug.opaque() |> rename(columns: {_value: "v"}) |> experimental.unpivot()
----
a |> debug.opaque() |> rename(columns: {_value: "v"}) |> drop(columns: ["g"]) |> experimental.unpivot()
----
a |> debug.opaque() |> rename(columns: {_value: "v"}) |> group(columns: ["g"]) |> experimental.unpivot(otherColumns: ["_time"])
----
array.from(rows: [{a: experimental.addDuration(d: 1mo, to: 2024-01-31T00:00:00Z), b: experimental.subDuration(d: 1mo, from: 2024-03-31T00:00:00Z), c: experimental.addDuration(d: 6h, to: now()), d: experimental.addDuration(d: 1d, to: -1h)}])
----
array.from(rows: [{a: experimental.addDuration(d: 1d, to: 2024-03-09T10:00:00Z, location: timezone.location(name: "America/New_York")), b: experimental.subDuration(d: 1d, from: 2024-03-11T02:30:00Z, location: timezone.location(name: "America/New_York"))}])
----
array.from(rows: [{a: date.add(d: 1d, to: 2024-03-09T10:00:00Z, location: timezone.location(name: "America/New_York")), b: date.sub(d: 1mo, from: 2024-03-31T00:00:00Z), c: date.add(d: -1h, to: now())}])
----
array.from(rows: [{a: tasks.lastSuccess(orTime: 2020-01-01T00:00:00Z), b: tasks.lastSuccess(orTime: -1d)}])
----
array.from(rows: [{a: system.time() > 2020-01-01T00:00:00Z}])
----
array.from(rows: [{a: date.truncate(t: 2019-06-03T13:59:01.000000000Z, unit: 1s), b: date.truncate(t: 2019-06-03T13:59:01.5Z, unit: 1h), c: date.truncate(t: 2019-06-03T13:59:01Z, unit: 1mo), d: date.truncate(t: 2019-06-03T13:59:01Z, unit: 1w), e: date.truncate(t: 2019-06-03T13:59:01Z, unit: 1y), f: date.truncate(t: -1h, unit: 1d), g: date.truncate(t: 2019-06-03T13:59:01Z, unit: 5m), h: date.truncate(t: 2019-06-03T13:59:01Z, unit: 3mo)}])
----
array.from(rows: [{a: date.truncate(t: 2019-06-03T03:59:01Z, unit: 1d, location: timezone.location(name: "America/Los_Angeles")), b: date.truncate(t: 2019-06-03T03:59:01Z, unit: 1mo, location: timezone.fixed(offset: -5h))}])
----
array.from(rows: [{s: date.second(t: 2019-06-03T13:59:01.5Z), m: date.minute(t: 2019-06-03T13:59:01.5Z), h: date.hour(t: 2019-06-03T13:59:01.5Z), wd: date.weekDay(t: 2019-06-03T13:59:01.5Z), md: date.monthDay(t: 2019-06-03T13:59:01.5Z), yd: date.yearDay(t: 2019-06-03T13:59:01.5Z), mo: date.month(t: 2019-06-03T13:59:01.5Z), y: date.year(t: 2019-06-03T13:59:01.5Z), w: date.week(t: 2019-06-03T13:59:01.5Z), q: date.quarter(t: 2019-06-03T13:59:01.5Z), ms: date.millisecond(t: 2019-06-03T13:59:01.5Z), us: date.microsecond(t: 2019-06-03T13:59:01.5Z), ns: date.nanosecond(t: 2019-06-03T13:59:01.5Z)}])
----
array.from(rows: [{s: date.second(t: -1s), m: date.minute(t: -1h), h: date.hour(t: -3h), wd: date.weekDay(t: -1d), md: date.monthDay(t: -1mo), yd: date.yearDay(t: -1y), mo: date.month(t: -2mo), y: date.year(t: -1y), w: date.week(t: -3w), q: date.quarter(t: -4mo)}])
----
array.from(rows: [{h: date.hour(t: 2019-06-03T13:59:01Z, location: timezone.location(name: "Asia/Kolkata")), wd: date.weekDay(t: 2019-06-03T23:59:01Z, location: timezone.location(name: "Asia/Kolkata")), q: date.quarter(t: 2019-06-30T23:59:01Z, location: timezone.location(name: "Asia/Kolkata")), w: date.week(t: 2021-01-03T23:59:01Z, location: timezone.location(name: "Asia/Kolkata")), y: date.year(t: 2019-12-31T23:59:01Z, location: timezone.fixed(offset: 1h))}])
----
array.from(rows: [{a: date.time(t: -1d), b: date.time(t: 2019-06-03T13:59:01Z), c: date.time(t: -1mo, location: timezone.location(name: "Asia/Kolkata"))}])
----
array.from(rows: [{a: string(v: date.scale(d: 1m, n: 3)), b: string(v: date.scale(d: 1mo1h, n: -2))}])
----
array.from(rows: [{v: date.Sunday, w: date.December}])
----
a |> debug.opaque() |> range(start: 2024-01-01T00:00:00Z) |> map(fn: (r) => ({r with d: date.sub(from: r._time, d: 1h), x: date.add(to: r._time, d: duration(v: r._value))}))
----
w = a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> map(fn: (r) => ({r with _time: date.add(d: 1h, to: r._time)}))
w |> window(every: 1m, period: 2m)
----
w = a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> map(fn: (r) => ({r with _time: date.add(d: 1h, to: r._time)}))
w |> window(every: 1m)
----
w = a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> map(fn: (r) => ({r with _time: date.add(d: 1h, to: r._time)}))
w |> window(every: 1m, createEmpty: true)
----
w = a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> map(fn: (r) => ({r with _time: date.add(d: -1h, to: r._time)}))
w |> window(every: 1m, period: 90s)
----
w = a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z) |> map(fn: (r) => ({r with _time: date.add(d: -1h, to: r._time)}))
w |> timedMovingAverage(every: 1m, period: 2m)
----
a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) |> aggregateWindow(every: 1m, fn: sum) |> window(every: 1m) |> sum()
----
a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) |> aggregateWindow(every: 1m, fn: sum) |> window(every: 1m, period: 2m) |> sum()
----
a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) |> aggregateWindow(every: 1m, fn: sum) |> aggregateWindow(every: 1m, fn: sum)
----
a |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) |> aggregateWindow(every: 1m, fn: sum) |> aggregateWindow(every: 2m, fn: sum, createEmpty: false)
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 9.0}, {le: math.mInf(sign: 1), _value: 10.0}]) |> histogramQuantile(quantile: 0.5)
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 9.0}, {le: math.mInf(sign: 1), _value: 10.0}]) |> histogramQuantile(quantile: 0.9)
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 9.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.5, minValue: -100.0)
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 9.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.9, minValue: -100.0)
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 4.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.5, onNonmonotonic: "force")
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 4.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.9, onNonmonotonic: "force")
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 4.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.5, onNonmonotonic: "drop")
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 4.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.9, onNonmonotonic: "drop")
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 4.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.5)
----
array.from(rows: [{le: 1.0, _value: 5.0}, {le: 2.0, _value: 4.0}, {le: 3.0, _value: 10.0}]) |> histogramQuantile(quantile: 0.9)
----
array.from(rows: [{u: 1.0, c: 5.0}, {u: 2.0, c: 6.0}, {u: 3.0, c: 10.0}]) |> histogramQuantile(quantile: 0.5, countColumn: "c", upperBoundColumn: "u", valueColumn: "v")
----
array.from(rows: [{u: 1.0, c: 5.0}, {u: 2.0, c: 6.0}, {u: 3.0, c: 10.0}]) |> histogramQuantile(quantile: 0.9, countColumn: "c", upperBoundColumn: "u", valueColumn: "v")
----
array.from(rows: [{le: 1.0, _value: 0.0}, {le: 2.0, _value: 0.0}]) |> histogramQuantile(quantile: 0.5)
----
array.from(rows: [{le: 1.0, _value: 0.0}, {le: 2.0, _value: 0.0}]) |> histogramQuantile(quantile: 0.9)
----
array.from(rows: [{le: 1.0, _value: debug.null(type: "float")}, {le: 2.0, _value: 0.0}]) |> histogramQuantile(quantile: 0.5)
----
array.from(rows: [{le: 1.0, _value: debug.null(type: "float")}, {le: 2.0, _value: 0.0}]) |> histogramQuantile(quantile: 0.9)
----
array.from(rows: [{le: 1.0, _value: 1.0}, {le: debug.null(type: "float"), _value: 2.0}]) |> histogramQuantile(quantile: 0.5)

----
array.from(rows: [{le: 1.0, _value: 1.0}, {le: debug.null(type: "float"), _value: 2.0}]) |> histogramQuantile(quantile: 0.9)

----
array.from(rows: [{_value: 30, t: 1}, {_value: 29, t: 2}, {_value: 5, t: 3}, {_value: 5, t: 4}, {_value: 7, t: 5}, {_value: 5, t: 6}, {_value: 7, t: 7}, {_value: 5, t: 8}, {_value: 1, t: 9}, {_value: 5, t: 10}, {_value: 7, t: 11}, {_value: 5, t: 12}, {_value: 9, t: 13}, {_value: 5, t: 14}, {_value: 5, t: 15}, {_value: 7, t: 16}, {_value: 5, t: 17}, {_value: 9, t: 18}, {_value: 5, t: 19}, {_value: 7, t: 20}, {_value: 5, t: 21}, {_value: 7, t: 22}, {_value: 5, t: 23}, {_value: 7, t: 24}, {_value: 5, t: 25}, {_value: 7, t: 26}]) |> quantile(q: 0.5, method: "exact_selector")
----
array.from(rows: [{_value: 30, t: 1}, {_value: 29, t: 2}, {_value: 5, t: 3}, {_value: 5, t: 4}, {_value: 7, t: 5}, {_value: 5, t: 6}, {_value: 7, t: 7}, {_value: 5, t: 8}, {_value: 1, t: 9}, {_value: 5, t: 10}, {_value: 7, t: 11}, {_value: 5, t: 12}, {_value: 9, t: 13}, {_value: 5, t: 14}, {_value: 5, t: 15}, {_value: 7, t: 16}, {_value: 5, t: 17}, {_value: 9, t: 18}, {_value: 5, t: 19}, {_value: 7, t: 20}, {_value: 5, t: 21}, {_value: 7, t: 22}, {_value: 5, t: 23}, {_value: 7, t: 24}, {_value: 5, t: 25}, {_value: 7, t: 26}]) |> sort()
----
array.from(rows: [{_value: 30, t: 1}, {_value: 29, t: 2}, {_value: 5, t: 3}, {_value: 5, t: 4}, {_value: 7, t: 5}, {_value: 5, t: 6}, {_value: 7, t: 7}, {_value: 5, t: 8}, {_value: 1, t: 9}, {_value: 5, t: 10}, {_value: 7, t: 11}, {_value: 5, t: 12}, {_value: 9, t: 13}, {_value: 5, t: 14}, {_value: 5, t: 15}, {_value: 7, t: 16}, {_value: 5, t: 17}, {_value: 9, t: 18}, {_value: 5, t: 19}, {_value: 7, t: 20}, {_value: 5, t: 21}, {_value: 7, t: 22}, {_value: 5, t: 23}, {_value: 7, t: 24}, {_value: 5, t: 25}, {_value: 7, t: 26}]) |> top(n: 15)
----
array.from(rows: [{_value: 30, t: 1}, {_value: 29, t: 2}, {_value: 5, t: 3}, {_value: 5, t: 4}, {_value: 7, t: 5}, {_value: 5, t: 6}, {_value: 7, t: 7}, {_value: 5, t: 8}, {_value: 1, t: 9}, {_value: 5, t: 10}, {_value: 7, t: 11}, {_value: 5, t: 12}, {_value: 9, t: 13}, {_value: 5, t: 14}, {_value: 5, t: 15}, {_value: 7, t: 16}, {_value: 5, t: 17}, {_value: 9, t: 18}, {_value: 5, t: 19}, {_value: 7, t: 20}, {_value: 5, t: 21}, {_value: 7, t: 22}, {_value: 5, t: 23}, {_value: 7, t: 24}, {_value: 5, t: 25}, {_value: 7, t: 26}]) |> sort(desc: true)
----
array.from(rows: [{_value: 30, t: 1}, {_value: 29, t: 2}, {_value: 5, t: 3}, {_value: 5, t: 4}, {_value: 7, t: 5}, {_value: 5, t: 6}, {_value: 7, t: 7}, {_value: 5, t: 8}, {_value: 1, t: 9}, {_value: 5, t: 10}, {_value: 7, t: 11}, {_value: 5, t: 12}, {_value: 9, t: 13}, {_value: 5, t: 14}, {_value: 5, t: 15}, {_value: 7, t: 16}, {_value: 5, t: 17}, {_value: 9, t: 18}, {_value: 5, t: 19}, {_value: 7, t: 20}, {_value: 5, t: 21}, {_value: 7, t: 22}, {_value: 5, t: 23}, {_value: 7, t: 24}, {_value: 5, t: 25}, {_value: 7, t: 26}]) |> mode()
----
a |> filter(fn: (r) => r._value / 0 == 1)
----
a |> filter(fn: (r) => r._value / 0 == 1) |> findColumn(fn: (key) => true, column: "h")
----
a |> group(columns: ["g"]) |> sum(column: "g")
----
a |> map(fn: (r) => r) |> unique(column: "nope")
----
a |> keep(columns: ["g"], fn: (column) => true)
----
a |> rename()
----
a |> tableFind(fn: (key) => 1 / 0 == 1)
----
a |> experimental.group(columns: ["g"], mode: "by")
----
join.left(left: a, right: f, on: (l, r) => l._time == r._time, as: (l, r) => ({v: l._value / 0}))
----
a |> map(fn: (r) => ({a: array.map(arr: [1, 2], fn: (x) => x + r._value)[0]}))
----
a |> map(fn: (r) => ({a: array.map(arr: [1, 2], fn: (x) => 7)[0]}))
----
a |> map(fn: (r) => ({a: "${array.map(arr: [1, 2], fn: (x) => x)[0]}"}))
----
a |> map(fn: (r) => ({a: ([1, 2] |> array.map(fn: (x) => x))[0]}))
----
next = (v) => array.map(arr: [v, 2], fn: (x) => x + v)[0]
a |> map(fn: (r) => ({a: next(v: r._value)}))
----
a |> map(fn: (r) => { next = (x) => x + r._value
 return {a: next(x: r.h)}})
----
a |> map(fn: (r) => ({a: ((x) => x + 1)(x: r._value)}))
----
a |> map(fn: (r) => { y = 2
 z = (y) => y + 1
 return {a: z(y: r._value)}})
----
a |> filter(fn: (r) => length(arr: array.filter(arr: [1, 2], fn: (x) => x > r.h)) > 0)
----
a |> reduce(fn: (r, accumulator) => ({n: accumulator.n + array.map(arr: [1, 2], fn: (x) => x)[0]}), identity: {n: 0})
----
a |> drop(fn: (column) => array.map(arr: [1, 2], fn: (x) => x)[0] == 1)
----
next = (x) => array.map(arr: [x], fn: (x) => x + 1)[0]
a |> map(fn: (r) => ({a: array.map(arr: [r.h], fn: next)[0]}))
----
inner = (x) => array.map(arr: [x], fn: (x) => string(v: 1))[0]
outer = (f) => array.map(arr: [1], fn: f)
a |> map(fn: (r) => ({a: outer(f: inner)[0]}))
----
level = (v) => if v > 1 then "high" else "low"
a |> cumulativeSum() |> map(fn: (r) => ({v: level(v: r._value)}))
----
level = (v) => if v > 1 then "high" else "low"
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: level(v: r.v)}))
----
level = (v) => v > 1 and true
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> filter(fn: (r) => level(v: r.v))
----
level = (v) => true and v > 1
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: level(v: r.v)}))
----
level = (v) => not (v > 1)
next = (v) => level(v: v)
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: next(v: r.v)}))
----
level = (v) => false and v > 1 or exists v
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: level(v: r.v)}))
----
level = (x) => if x > 1 then 1 else 2
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: array.map(arr: [r.v], fn: level)[0]}))
----
level = (r) => ({v: if r.v > 1 then 1 else 2})
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: level)
----
n = debug.null(type: "int")
array.from(rows: [{v: if n == 1 then 1 else 2}])
----
n = debug.null(type: "int")
array.from(rows: [{v: -(n + 1)}])
----
n = debug.null(type: "int")
array.from(rows: [{v: true or n == 1}])
----
twice = (v) => (v + 1) + 1
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: twice(v: r.v)}))
----
twice = (v) => int(v: v) * 2
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: twice(v: r.v)}))
----
twice = (v) => dict.get(dict: ["a": 1], key: "b", default: v) * 2
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: twice(v: r.v)}))
----
is = (r) => r.nope == "a"
a |> debug.opaque() |> filter(fn: (r) => is(r: r))
----
record = a |> findRecord(fn: (key) => false, idx: 1)
array.from(rows: [{v: display(v: record._value + 1)}])
----
call = (f, v) => f(x: v)
level = (x) => if x > 3 then 1 else 2
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: call(f: level, v: r.v)}))
----
call = (f, v) => f(x: v)
level = (x) => if x > 3 then 1 else 2
next = (v) => call(f: level, v: v)
array.from(rows: [{v: 7}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({v: next(v: r.v)}))
