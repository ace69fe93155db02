numbers |> window(every:2m)
----
numbers |> window(every:2m,createEmpty:true)
----
numbers |> window(every:1m,period:2m)
----
numbers |> limit(n:5) |> aggregateWindow(every:2m,fn:sum)
----
numbers |> aggregateWindow(every:2m,fn:last)
----
numbers |> aggregateWindow(every:2m,fn:first,createEmpty:false)
----
numbers |> limit(n:5) |> aggregateWindow(every:2m,fn:max)
----
numbers |> aggregateWindow(every:3m,fn:spread,timeSrc:"_start")
----
numbers |> aggregateWindow(every:1m,fn:mean) |> fill(usePrevious:true)
----
numbers |> aggregateWindow(every:1m,fn:mean) |> fill(column:"_value", value:0.0)
----
numbers |> limit(n:10)|> aggregateWindow(every:1m,fn:min)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field=="i")|>window(every:2m)|>sum()
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field=="i")|>aggregateWindow(every:1mo,fn:sum,createEmpty:false)
----
ints |> window(every:2m) |> first()
----
ints |> window(every:2m) |> mean()
----
ints |> window(every:2m,createEmpty:true) |> count()
----
ints |> window(every:2m,createEmpty:true) |> last()
----
ints |> window(every:2m,createEmpty:true) |> sum()
----
ints |> window(every:1m,period:2m) |> sum()
----
ints |> window(every:2m) |> median()
----
ints |> window(every:2m) |> stddev()
----
ints |> group(columns:["h"]) |> aggregateWindow(every:2m, fn:sum)
----
ints |> window(every: 2m) |> limit(n:1) |> window(every: inf)
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep") |> aggregateWindow(every:2m,fn:sum)
----
rows |> window(every:1m)
----
rows |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:06:00Z) |> window(every:1m)
----
rows |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:06:00Z) |> aggregateWindow(every:1m,fn:sum)
----
rows |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:06:00Z) |> aggregateWindow(every:1m,fn:count)
----
rows |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:06:00Z) |> aggregateWindow(every:1m,fn:mean)
----
rows |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:06:00Z) |> aggregateWindow(every:1m,fn:last)
----
rows |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:06:00Z) |> aggregateWindow(every:1m,fn:(column,tables=<-)=>tables|>max(column:column))
----
ints |> window(every:2m) |> sum() |> duplicate(column:"_stop",as:"_time") |> window(every:inf)
----
ints |> limit(n:3) |> window(every:2m) |> sum() |> duplicate(column:"_start",as:"_time") |> window(every:inf)
----
ints |> window(every:2m) |> last() |> duplicate(column:"_stop",as:"_time") |> window(every:inf)
----
ints |> limit(n:3)|> window(every:2m) |> last() |> duplicate(column:"_stop",as:"_time") |> window(every:inf)
----
ints |> window(every:2m, period:4m) |> sum() |> duplicate(column:"_stop",as:"_time") |> window(every:inf)
----
numbers |> aggregateWindow(every:2m,fn:median)
----
rangedRows |> timedMovingAverage(every:1m,period:3m)
----
ints |> timedMovingAverage(every:1m,period:3m)
----
rangedRows |> hourSelection(start:0,stop:0)
----
rows |> hourSelection(start:9,stop:17)
----
rows |> truncateTimeColumn(unit:2m)
----
ints |> truncateTimeColumn(unit:2m)
----
option location = timezone.location(name:"America/Los_Angeles")
array.from(rows:[{_time:2024-03-09T12:00:00Z,_value:1},{_time:2024-03-10T12:00:00Z,_value:2},{_time:2024-03-11T06:59:00Z,_value:3},{_time:2024-03-11T12:00:00Z,_value:4}]) |> range(start:2024-03-09T00:00:00Z,stop:2024-03-13T00:00:00Z) |> window(every:1d)
----
option location = timezone.fixed(offset:-3h)
rangedRows |> aggregateWindow(every:1d,fn:sum)
----
rangedRows |> experimental.alignTime(alignTo: 2024-02-01T00:00:00Z) |> set(key: "n", value: "w") |> window(every: 1m, period: 3m)
----
rangedRows |> limit(n: 3) |> window(every: 2m, period: 20m)
----
rangedRows |> duplicate(column: "_time", as: "_value") |> aggregateWindow(every: 2m, fn: count)
----
everything |> filter(fn: (r) => r._field == "st") |> filter(fn: (r) => r.s == "nope", onEmpty: "keep") |> aggregateWindow(every: 2m, fn: sum, createEmpty: false)
----
array.from(rows: [{_time: 2021-03-27T22:30:00Z, _value: 0.5}, {_time: 2021-03-28T00:58:40Z, _value: 1.0}, {_time: 2021-03-28T01:01:00Z, _value: 2.0}]) |> range(start: 2021-03-27T22:00:00Z, stop: 2021-03-28T03:30:00Z) |> aggregateWindow(every: 1h, fn: sum, location: timezone.location(name: "Europe/Berlin"))
----
array.from(rows: [{_time: 2021-03-27T22:30:00Z, _value: 0.5}, {_time: 2021-03-28T00:58:40Z, _value: 1.0}, {_time: 2021-03-28T01:01:00Z, _value: 2.0}]) |> range(start: 2021-03-27T22:00:00Z, stop: 2021-03-28T03:30:00Z) |> aggregateWindow(every: 30m, period: 1h, fn: mean, createEmpty: false, location: timezone.location(name: "Europe/Berlin"))
----
array.from(rows: [{_time: 2021-03-27T22:30:00Z, _value: 0.5}, {_time: 2021-03-28T00:58:40Z, _value: 1.0}, {_time: 2021-03-28T01:01:00Z, _value: 2.0}]) |> range(start: 2021-03-27T22:00:00Z, stop: 2021-03-28T03:30:00Z) |> window(every: 30m, createEmpty: true, location: timezone.location(name: "Europe/Berlin")) |> count()
----
array.from(rows: [{_time: 2021-10-31T00:30:40Z, _value: 1.0}, {_time: 2021-10-31T01:10:00Z, _value: 2.0}]) |> range(start: 2021-10-31T00:20:00Z, stop: 2021-10-31T01:30:00Z) |> aggregateWindow(every: 30m, fn: mean, location: timezone.location(name: "Europe/Berlin"))
----
array.from(rows: [{_time: 2021-10-31T00:30:40Z, _value: 1.0}, {_time: 2021-10-31T01:10:00Z, _value: 2.0}]) |> range(start: 2021-10-31T00:20:00Z, stop: 2021-10-31T01:30:00Z) |> aggregateWindow(every: 30m, fn: last, location: timezone.location(name: "Europe/Berlin"))
----
array.from(rows: [{_time: 2021-10-31T00:30:40Z, _value: 1.0}, {_time: 2021-10-31T01:10:00Z, _value: 2.0}]) |> range(start: 2021-10-31T00:20:00Z, stop: 2021-10-31T01:30:00Z) |> window(every: 30m, createEmpty: true, location: timezone.location(name: "Europe/Berlin")) |> count()
----
numbers |> timeShift(duration: 1h) |> timedMovingAverage(every: 1m, period: 2m)
----
ints |> debug.opaque() |> group(columns: ["_time", "_value"], mode: "except") |> timedMovingAverage(every: 1m, period: 2m)
----
ints |> debug.opaque() |> group(columns: ["_time", "_value"], mode: "except") |> aggregateWindow(every: 1m, fn: sum, createEmpty: false)
----
rangedRows |> map(fn: (r) => ({r with _time: if r._value == 2 then debug.null(type: "time") else r._time})) |> aggregateWindow(every: 1m, fn: sum)
----
rangedRows |> map(fn: (r) => ({r with _time: if r._value == 5 then debug.null(type: "time") else r._time})) |> aggregateWindow(every: 1m, fn: sum, timeSrc: "_start")
----
rangedRows |> map(fn: (r) => ({r with _time: if r._value == 9 then debug.null(type: "time") else r._time})) |> aggregateWindow(every: 2m, fn: count, createEmpty: false)
----
rangedRows |> map(fn: (r) => ({r with _time: if r.s == "z" then debug.null(type: "time") else r._time})) |> window(every: 2m) |> sum() |> duplicate(column: "_start", as: "_time") |> window(every: inf)
----
numbers |> filter(fn: (r) => r._field == "f") |> debug.opaque() |> group() |> map(fn: (r) => ({r with _value: r._value / 3.0})) |> group() |> aggregateWindow(every: 2m, fn: mean)
----
ints |> map(fn: (r) => ({r with s: r.s + string(v: r._value)})) |> sort()
----
everything |> map(fn: (r) => ({r with z: if r._field == "i" then 1 else 2})) |> group() |> aggregateWindow(every: 1m, fn: mean, column: "z")
----
everything |> map(fn: (r) => ({r with z: 1.0})) |> group(columns: ["_measurement"]) |> aggregateWindow(every: 1m, fn: sum, column: "z", createEmpty: false)
----
everything |> map(fn: (r) => ({r with z: 1.0})) |> group(columns: ["_measurement"]) |> timedMovingAverage(every: 2m, period: 3m, column: "z")
----
everything |> map(fn: (r) => ({r with z: 1.0})) |> group() |> aggregateWindow(every: 1m, fn: max, column: "z")
----
ints |> timeShift(duration: 1h) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> window(every: 3mo, createEmpty: true, offset: 1h)
----
ints |> map(fn: (r) => r) |> range(start: 2023-01-01T00:00:00Z, stop: 2023-01-02T00:00:00Z) |> window(every: inf, createEmpty: true)
----
ints |> map(fn: (r) => r) |> range(start: 2023-01-01T00:00:00Z, stop: 2023-01-02T00:00:00Z) |> aggregateWindow(every: 3mo, fn: sum)
----
ints |> window(every: 1m, offset: -20s) |> sum()
----
ints |> window(every: 1m, offset: -20s) |> max()
----
ints |> aggregateWindow(every: 1m, offset: -20s, fn: max)
----
ints |> aggregateWindow(every: 1m, offset: -20s, fn: last, createEmpty: false)
----
ints |> aggregateWindow(every: 1m, offset: -20s, fn: count, createEmpty: false)
----
rangedRows |> window(every: 1m, period: -2m, createEmpty: true)
----
rangedRows |> limit(n: 0) |> window(every: 1m, period: -2m, createEmpty: true)
----
rangedRows |> limit(n: 0) |> window(every: 1m, period: -7m, createEmpty: true)
----
rangedRows |> window(every: 1m, period: -30s, createEmpty: true)
----
rangedRows |> window(every: 1m, period: -1m)
----
rangedRows |> aggregateWindow(every: 1m, period: -2m, fn: sum, createEmpty: false)
----
rangedRows |> aggregateWindow(every: 1m, period: -2m, fn: count)
----
ints |> aggregateWindow(every: 1m, period: -2m, fn: sum)
----
ints |> aggregateWindow(every: 1m, period: -30s, fn: count, createEmpty: false)
----
rangedRows |> limit(n: 0) |> aggregateWindow(every: 1m, period: -2m, fn: sum)
----
rangedRows |> aggregateWindow(every: 1m, period: 3m, fn: count, timeSrc: "_start")
----
rangedRows |> tail(n: 3) |> aggregateWindow(every: 1m, period: 3m, fn: sum, timeSrc: "_start")
----
rangedRows |> filter(fn: (r) => r.s == "y") |> aggregateWindow(every: 1m, period: 4m, fn: mean, timeSrc: "_start")
----
rangedRows |> filter(fn: (r) => r.s == "z") |> aggregateWindow(every: 1m, period: 4m, offset: 30s, fn: count, timeSrc: "_start")
