import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> group(columns:["k"]) |> map(fn:(r)=>({r with v:r._value})) |> group()
----
import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k})) |> cumulativeSum() |> group()
----
import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k})) |> cumulativeSum()
----
import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k})) |> limit(n:2) |> group()
----
import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k})) |> stateCount(fn:(r)=>r._value > 1) |> group()
----
import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k,_value:float(v:r._value)})) |> movingAverage(n:2) |> group()
----
import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k,_value:float(v:r._value)})) |> movingAverage(n:5) |> group()
----
import "array"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k,_value:float(v:r._value)})) |> movingAverage(n:5)
----
import "array"
import "experimental"
a = array.from(rows:[{g:"x",k:"a",_value:1},{g:"x",k:"b",_value:2},{g:"x",k:"a",_value:3},{g:"y",k:"a",_value:4},{g:"y",k:"c",_value:5},{g:"y",k:"b",_value:6},{g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k,_value:float(v:r._value)})) |> experimental.preview(nrows:2,ntables:2)
----
import "array"
a = array.from(rows:[{_time:2024-01-01T00:00:00Z,g:"x",k:"b",_value:1},{_time:2024-01-01T00:01:00Z,g:"x",k:"a",_value:2},{_time:2024-01-01T00:01:30Z,g:"x",k:"a",_value:3},{_time:2024-01-01T00:01:00Z,g:"y",k:"a",_value:4},{_time:2024-01-01T00:02:00Z,g:"y",k:"c",_value:5},{_time:2024-01-01T00:02:00Z,g:"y",k:"b",_value:6},{_time:2024-01-01T00:02:00Z,g:"z",k:"a",_value:7}])
a |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:10:00Z) |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k,_value:float(v:r._value)})) |> aggregateWindow(every:1m,fn:sum,createEmpty:false) |> group()
----
import "array"
a = array.from(rows:[{_time:2024-01-01T00:00:00Z,g:"x",k:"b",_value:1},{_time:2024-01-01T00:01:00Z,g:"x",k:"a",_value:2},{_time:2024-01-01T00:01:30Z,g:"x",k:"a",_value:3},{_time:2024-01-01T00:01:00Z,g:"y",k:"a",_value:4},{_time:2024-01-01T00:02:00Z,g:"y",k:"c",_value:5},{_time:2024-01-01T00:02:00Z,g:"y",k:"b",_value:6},{_time:2024-01-01T00:02:00Z,g:"z",k:"a",_value:7}])
a |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:10:00Z) |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k,_value:float(v:r._value)})) |> aggregateWindow(every:1m,fn:sum,createEmpty:false)
----
import "array"
a = array.from(rows:[{_time:2024-01-01T00:00:00Z,g:"x",k:"b",_value:1},{_time:2024-01-01T00:01:00Z,g:"x",k:"a",_value:2},{_time:2024-01-01T00:01:30Z,g:"x",k:"a",_value:3},{_time:2024-01-01T00:01:00Z,g:"y",k:"a",_value:4},{_time:2024-01-01T00:02:00Z,g:"y",k:"c",_value:5},{_time:2024-01-01T00:02:00Z,g:"y",k:"b",_value:6},{_time:2024-01-01T00:02:00Z,g:"z",k:"a",_value:7}])
a |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:10:00Z) |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k,_value:float(v:r._value)})) |> derivative(unit:1m) |> group()
----
import "array"
a = array.from(rows:[{_time:2024-01-01T00:00:00Z,g:"x",k:"b",_value:1},{_time:2024-01-01T00:01:00Z,g:"x",k:"a",_value:2},{_time:2024-01-01T00:01:30Z,g:"x",k:"a",_value:3},{_time:2024-01-01T00:01:00Z,g:"y",k:"a",_value:4},{_time:2024-01-01T00:02:00Z,g:"y",k:"c",_value:5},{_time:2024-01-01T00:02:00Z,g:"y",k:"b",_value:6},{_time:2024-01-01T00:02:00Z,g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k})) |> sum() |> group()
----
import "array"
a = array.from(rows:[{_time:2024-01-01T00:00:00Z,g:"x",k:"b",_value:1},{_time:2024-01-01T00:01:00Z,g:"x",k:"a",_value:2},{_time:2024-01-01T00:01:30Z,g:"x",k:"a",_value:3},{_time:2024-01-01T00:01:00Z,g:"y",k:"a",_value:4},{_time:2024-01-01T00:02:00Z,g:"y",k:"c",_value:5},{_time:2024-01-01T00:02:00Z,g:"y",k:"b",_value:6},{_time:2024-01-01T00:02:00Z,g:"z",k:"a",_value:7}])
a |> group(columns:["g"]) |> map(fn:(r)=>({r with g:r.k})) |> max() |> group()
----
import "array"
import "influxdata/influxdb/monitor"
a = array.from(rows: [{_time: 2024-01-01T00:00:00Z, g: "x", _value: 1}, {_time: 2024-01-01T00:01:00Z, g: "y", _value: 2}])
a |> group(columns: ["g"]) |> monitor.deadman(t: 2024-01-01T00:00:30Z) |> movingAverage(n: 3)
----
import "array"
array.from(rows: [{g: "a", k: 1, v: 5}, {g: "a", k: 2, v: 7}, {g: "b", k: 3, v: 5}, {g: "b", k: 4, v: 7}, {g: "c", k: 5, v: 7}, {g: "c", k: 6, v: 5}, {g: "d", k: 7, v: 5}]) |> group(columns: ["g"]) |> group() |> top(n: 3, columns: ["v"])
----
import "array"
array.from(rows: [{g: "a", k: 1, v: 5}, {g: "a", k: 2, v: 7}, {g: "b", k: 3, v: 5}, {g: "b", k: 4, v: 7}, {g: "c", k: 5, v: 7}, {g: "c", k: 6, v: 5}, {g: "d", k: 7, v: 5}]) |> group(columns: ["g"]) |> group() |> bottom(n: 3, columns: ["v"])
----
import "array"
array.from(rows: [{g: "a", k: 1, v: 5}, {g: "a", k: 2, v: 7}, {g: "b", k: 3, v: 5}, {g: "b", k: 4, v: 7}, {g: "c", k: 5, v: 7}, {g: "c", k: 6, v: 5}, {g: "d", k: 7, v: 5}]) |> group(columns: ["g"]) |> group() |> sort(columns: ["v"]) |> limit(n: 5)
----
import "array"
array.from(rows: [{g: "a", k: 1, v: 5}, {g: "a", k: 2, v: 7}, {g: "b", k: 3, v: 5}, {g: "b", k: 4, v: 7}, {g: "c", k: 5, v: 7}, {g: "c", k: 6, v: 5}, {g: "d", k: 7, v: 5}]) |> group(columns: ["g"]) |> group() |> top(n: 20, columns: ["v"])
----
import "array"
array.from(rows: [{_time: 2024-01-01T00:02:00Z, _value: 2}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:05:00Z) |> timeWeightedAvg(unit: 1s) |> movingAverage(n: 3)
----
ints |> movingAverage(n: 9) |> cumulativeSum()
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> movingAverage(n: 4)
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> stateCount(fn: (r) => true)
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> top(n: 1)
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> experimental.preview()
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> filter(fn: (r) => r._value > 0.0)
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> mean()
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> first()
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> difference()
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> reduce(fn: (r, accumulator) => ({n: accumulator.n + 1}), identity: {n: 0})
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> group()
----
ints |> limit(n: 2) |> movingAverage(n: 4) |> aggregateWindow(every: 1m, fn: mean)
----
ints |> group() |> experimental.preview(nrows: 1, ntables: 2)
----
ints |> drop(columns: ["_start", "_stop", "h", "s"]) |> experimental.preview(nrows: 1, ntables: 2)
----
numbers |> debug.opaque() |> group() |> top(n: 1, columns: ["h"])
----
numbers |> debug.opaque() |> group(columns: ["_measurement"]) |> bottom(n: 1, columns: ["_time"])
----
everything |> debug.opaque() |> group(columns: ["_measurement"]) |> limit(n: 1, offset: 4)
----
numbers |> debug.opaque() |> group() |> cumulativeSum(columns: ["h"]) |> limit(n: 1)
----
union(tables: [ints |> filter(fn: (r) => not exists r.h), ints |> map(fn: (r) => ({r with n: 1}))]) |> group() |> limit(n: 1)
----
ints |> group() |> set(key: "n", value: "w") |> mode()
----
ints |> group() |> map(fn: (r) => ({r with x: 1})) |> mode()
----
ints |> group() |> map(fn: (r) => ({r with x: 1})) |> integral(unit: 1m)
----
ints |> debug.opaque() |> group(columns: ["_time", "h"]) |> experimental.alignTime(alignTo: 2024-02-01T00:00:00Z)
----
rows |> rename(columns: {s: "_level"}) |> map(fn: (r) => ({r with _level: if r._level == "z" then debug.null(type: "string") else r._level})) |> monitor.stateChanges(toLevel: "y")
----
rows |> rename(columns: {s: "_level"}) |> map(fn: (r) => ({r with _level: if r._level == "z" then debug.null(type: "string") else r._level})) |> monitor.stateChanges(fromLevel: "x", toLevel: "y")
----
rows |> rename(columns: {_value: "_level"}) |> debug.opaque() |> monitor.stateChanges(fromLevel: "x")
----
rows |> rename(columns: {_value: "_level"}) |> debug.opaque() |> monitor.stateChanges(fromLevel: "x", toLevel: "y")
----
rows |> debug.opaque() |> monitor.stateChanges(toLevel: "y")
----
rows |> filter(fn: (r) => false, onEmpty: "keep") |> rename(columns: {_value: "_level"}) |> debug.opaque() |> monitor.stateChanges(toLevel: "y")
----
everything |> map(fn: (r) => ({r with k: 1})) |> group() |> filter(fn: (r) => r._field == "i") |> group(columns: ["_field"]) |> count()
----
everything |> map(fn: (r) => ({r with k: 1})) |> group() |> debug.opaque() |> filter(fn: (r) => r._field == "i") |> group(columns: ["_field"]) |> count()
----
array.from(rows: [{_time: 2024-01-01T00:00:00Z, v: 0, g: 1, h: 0, b: 2}]) |> experimental.unpivot() |> experimental.preview(nrows: 1, ntables: 2)
----
array.from(rows: [{_time: 2024-01-01T00:00:00Z, v: 0, g: 1, h: 0, b: 2}]) |> group(columns: ["b"]) |> experimental.unpivot() |> map(fn: (r) => r) |> experimental.preview(nrows: 1, ntables: 1)
----
rows |> filter(fn: (r) => false, onEmpty: "keep") |> stateCount(fn: (r) => r._value > 1, column: "s")
----
rows |> stateCount(fn: (r) => r._value > 1, column: "_value") |> duplicate(column: "s", as: "w")
----
ints |> movingAverage(n: 4) |> debug.opaque()
----
ints |> map(fn: (r) => ({r with s: if r.s == "a" then "z" else "b", h: ""})) |> debug.opaque() |> group()
----
join(tables: {a: rows |> group(columns: ["s"]) |> movingAverage(n: 3), b: rows |> group(columns: ["s"])}, on: ["_time"])
----
array.from(rows: [{g: "a", _value: 40.13}, {g: "b", _value: 2.69}, {g: "c", _value: 29.36}, {g: "a", _value: 12.7}, {g: "b", _value: 33.33}, {g: "c", _value: 0.1}, {g: "a", _value: 0.2}, {g: "b", _value: 0.7}]) |> group(columns: ["g"]) |> group() |> sum()
----
array.from(rows: [{g: "a", _value: 40.13}, {g: "b", _value: 2.69}, {g: "c", _value: 29.36}, {g: "a", _value: 12.7}, {g: "b", _value: 33.33}, {g: "c", _value: 0.1}, {g: "a", _value: 0.2}, {g: "b", _value: 0.7}]) |> group(columns: ["g"]) |> group() |> mean()
----
floatRows |> group(columns: ["s"]) |> map(fn: (r) => ({r with _value: r._value / 7.0})) |> group() |> sum()
----
array.from(rows: [{g: "a", _value: uint(v: 5)}, {g: "a", _value: uint(v: 18446744073709551615)}, {g: "b", _value: uint(v: 9)}, {g: "b", _value: debug.null(type: "uint")}]) |> group(columns: ["g"]) |> group() |> mean()
----
array.from(rows: [{g: "a", _value: 9223372036854775807}, {g: "a", _value: 9223372036854775807}, {g: "b", _value: 9}, {g: "c", _value: debug.null(type: "int")}]) |> group(columns: ["g"]) |> group() |> mean()
----
array.from(rows: [{g: "a", _value: debug.null(type: "float")}, {g: "b", _value: 0.1}, {g: "b", _value: 0.2}, {g: "a", _value: 0.3}]) |> group(columns: ["g"]) |> group() |> mean()
----
rows |> group(columns: ["_value", "s"]) |> cumulativeSum() |> experimental.group(mode: "extend", columns: ["s"])
----
rows |> group(columns: ["s"]) |> fill(column: "s", value: "w") |> experimental.group(mode: "extend", columns: ["s"])
----
rows |> group(columns: ["_value"]) |> cumulativeSum() |> experimental.group(mode: "extend", columns: ["s"])
----
ints |> group(columns: ["h"]) |> experimental.group(mode: "extend", columns: ["s", "h"])
