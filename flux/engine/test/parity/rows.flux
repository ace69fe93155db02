ints |> map(fn:(r)=>({r with _value: r._value*2, z: float(v:r._value)/3.0}))
----
ints |> map(fn:(r)=>({r with s: string(v:r._value)}))
----
ints |> reduce(fn:(r,accumulator)=>({n: accumulator.n+1, t: accumulator.t + r._value}), identity:{n:0,t:0})
----
ints |> cumulativeSum()
----
ints |> stateCount(fn:(r)=>r._value>1)
----
ints |> stateDuration(fn:(r)=>r._value>1, unit:1m)
----
f = (tables=<-, n=2) => tables |> map(fn:(r)=>({r with _value: r._value * n}))
ints |> f(n:3) |> f()
----
numbers |> cumulativeSum() |> limit(n:1)
----
ints |> map(fn:(r)=>({a: 1}))
----
ints |> map(fn:(r)=>({r with a: 1}))
----
ints |> map(fn:(r)=>({r with s: "q"}))
----
ints |> limit(n:10) |> map(fn:(r)=>({r with a: 1})) |> limit(n:1)
----
array.from(rows:[{b:1,a:"x"},{a:"y",b:2}]) |> group(columns:["a"]) |> map(fn:(r)=>({r with a: r.a + "q"}))
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep") |> map(fn:(r)=>({r with a:1}))
----
rows |> difference()
----
rows |> difference(nonNegative:true)
----
rows |> difference(keepFirst:true)
----
rows |> difference(keepFirst:true,nonNegative:true,initialZero:true)
----
rows |> increase()
----
rows |> derivative(unit:1m)
----
rows |> derivative(unit:1m,nonNegative:true)
----
rows |> derivative(unit:1m,nonNegative:true,initialZero:true)
----
rows |> elapsed()
----
rows |> elapsed(unit:1m,columnName:"q")
----
rows |> group(columns:["s"]) |> difference()
----
ints |> difference()
----
ints |> elapsed()
----
numbers |> derivative()
----
rows |> cumulativeSum()
----
rows |> map(fn:(r)=>({r with q: r._value+1}))
----
rows |> map(fn:(r)=>({r with q: if r._value > 3 then "big" else "small"}))
----
rows |> stateCount(fn:(r)=>r._value>3)
----
rows |> reduce(fn:(r,accumulator)=>({n:accumulator.n+1}),identity:{n:0})
----
rows |> reduce(fn:(r,accumulator)=>({t:accumulator.t+r._value}),identity:{t:0})
----
rows |> movingAverage(n:3)
----
rows |> movingAverage(n:10)
----
ints |> movingAverage(n:2)
----
rows |> exponentialMovingAverage(n:3)
----
rows |> exponentialMovingAverage(n:10)
----
ints |> toFloat()
----
rows |> toString()
----
rows |> toUInt()
----
rows |> toTime()
----
ints |> toBool()
----
import "array"
array.from(rows: [{a: 1, b: 2.0}, {a: 2, b: 3.0}]) |> map(fn: (r) => { return {z: r.a, c: r.b} })
----
import "array"
array.from(rows: [{a: 1, b: 2.0}, {a: 2, b: 3.0}]) |> map(fn: (r) => { return {z: 1, c: 2} })
----
import "array"
array.from(rows: [{a: 1, b: 2.0}, {a: 2, b: 3.0}]) |> map(fn: (r) => {
    x = r.a + 1
    return {r with z: x, c: 2}
})
----
import "array"
array.from(rows: [{a: 1, b: 2.0}, {a: 2, b: 3.0}]) |> map(fn: (r) => {
    x = {q: 1, a: 7}
    return {x with z: r.a}
})
----
import "array"
array.from(rows: [{a: 1, b: 2.0}, {a: 2, b: 3.0}]) |> map(fn: (r) => {
    r = {a: 9, b: 1.0}
    return {z: r.a, y: r.b}
})
----
import "array"
array.from(rows: [{a: 1, b: 2.0}, {a: 2, b: 3.0}]) |> map(fn: (r) => {
    x = if r.a > 1 then r.b else r.nope
    return {a: r.a, z: x}
})
----
import "array"
array.from(rows: [{a: 1, b: 2.0}, {a: 2, b: 3.0}]) |> map(fn: (r) => {
    v = r.c + 1.0
    return {x: v, y: string(v: r.c), a: r.a}
})
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and r.st >= 1)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => r.i < 100 or r.st >= 1)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and r.st - r.st == "")
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and r.b + r.b == true)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and r.i >= "x" and r.zz >= 1)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and r.zz >= 1)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and float(v: r.i) >= "x")
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and {r with z: 1}.z >= "x")
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and r.i < 1.0)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and r.u == 1)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> filter(fn: (r) => false and "${r.i}" == 1)
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> map(fn: (r) => {
    x = false and r.st >= 1
    return {x: x}
})
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: accumulator.n + (if false and r.st >= 1 then 1 else 2)}))
----
import "strings"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> limit(n: 2) |> stateCount(fn: (r) => true or r.st > 2)
----
import "join"
import "array"
one = array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:01:40Z, _value: 3.0}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:30Z)
two = array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:01:50Z, _value: 7.0}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:30Z)
join.time(left: one, right: two, as: (l, r) => ({_time: l._time, _start: r._start, _stop: r._stop, _value: r._value}), method: "full") |> aggregateWindow(every: 1m, fn: sum)
----
import "join"
import "array"
one = array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:01:40Z, _value: 3.0}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:30Z)
two = array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:01:50Z, _value: 7.0}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:30Z)
join.time(left: one, right: two, as: (l, r) => ({_time: l._time, _start: r._start, _stop: r._stop, _value: r._value}), method: "full") |> aggregateWindow(every: 1m, fn: mean, createEmpty: false)
----
import "join"
import "array"
one = array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:01:40Z, _value: 3.0}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:30Z)
two = array.from(rows: [{_time: 2024-01-01T00:00:10Z, _value: 1.0}, {_time: 2024-01-01T00:01:50Z, _value: 7.0}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:30Z)
join.time(left: one, right: two, as: (l, r) => ({_time: l._time, _start: r._start, _stop: r._stop, _value: r._value}), method: "full") |> timedMovingAverage(every: 1m, period: 2m)
----
import "internal/debug"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> filter(fn: (r) => r.i > 100, onEmpty: "keep") |> debug.opaque() |> filter(fn: (r) => r.st >= 1, onEmpty: "keep")
----
import "internal/debug"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> filter(fn: (r) => r.i > 100, onEmpty: "keep") |> debug.opaque() |> map(fn: (r) => {
    x = r.st >= 1
    return {x: x}
})
----
import "internal/debug"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> filter(fn: (r) => r.i > 100, onEmpty: "keep") |> debug.opaque() |> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: accumulator.n + (if r.st >= 1 then 1 else 2)}))
----
import "internal/debug"
from(bucket: "readings") |> range(start: 2023-12-31T00:00:00Z) |> filter(fn: (r) => r._measurement == "m" and r.s == "a" and r.h == "x") |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> filter(fn: (r) => r.i > 100, onEmpty: "keep") |> debug.opaque() |> stateCount(fn: (r) => r.st > 2)
----
array.from(rows: [{_time: 1969-12-31T23:59:59Z, _value: 1}]) |> stateDuration(fn: (r) => true)
----
rows |> duplicate(column: "_time", as: "_value") |> toFloat()
----
rows |> map(fn: (r) => ({r with q: {a: 1}}))
----
ints |> stateCount(fn: (r) => r._value > 1) |> stateCount(fn: (r) => r._value > 2)
----
ints |> stateCount(fn: (r) => r._value > 1, column: "_value") |> keep(columns: ["_time", "_value"])
----
ints |> stateCount(fn: (r) => r._value > 1, column: "_value") |> sum()
----
ints |> map(fn: (r) => ({r with _value: r._value / 2.0}))
----
ints |> map(fn: (r) => ({r with v: float(v: r._time)}))
----
rows |> filter(fn: (r) => not exists r._value) |> debug.opaque() |> map(fn: (r) => ({r with v: r._value + 1.0}))
----
rows |> filter(fn: (r) => not exists r._value) |> debug.opaque() |> map(fn: (r) => ({r with v: r._value == "a"}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with v: -r.s}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with v: r._value / 0}))
----
rows |> debug.opaque() |> filter(fn: (r) => r.s + r._value > 1)
----
rows |> debug.opaque() |> filter(fn: (r) => (if r.s == "x" then r._value else 2.0) == 1.0)
----
rows |> debug.opaque() |> filter(fn: (r) => not r._value)
----
rows |> debug.opaque() |> reduce(fn: (r, accumulator) => ({s: accumulator.s + r._value}), identity: {s: 0.0})
----
a |> debug.opaque() |> filter(fn: (r) => r.nope == r.none)
----
a |> debug.opaque() |> filter(fn: (r) => r._value == 1 or r.nope < r.none and exists r.nope)
----
a |> debug.opaque() |> map(fn: (r) => ({v: string(v: r._value), w: if r.nope == r.nope then 1 else 2}))
----
a |> debug.opaque() |> map(fn: (r) => ({v: string(v: r.nope == 1)}))
----
a |> debug.opaque() |> map(fn: (r) => ({r with v: r.nope == r.none}))
----
a |> keep(columns: ["_value"]) |> debug.opaque() |> map(fn: (r) => ({r with _value: r.nope == r.none}))
----
a |> keep(columns: ["_value"]) |> debug.opaque() |> map(fn: (r) => ({r with _value: r._value == 1}))
----
a |> debug.opaque() |> map(fn: (r) => ({v: if r.nope == 1 then string(v: 1) else r.none + r.never}))
----
array.from(rows: [{n: debug.null(type: "int"), u: debug.null(type: "uint"), f: debug.null(type: "float")}]) |> map(fn: (r) => ({v: r.n ^ r.n, u: r.u ^ r.u, f: r.f ^ r.f, w: strings.strlen(v: "ab")}))
----
array.from(rows: [{n: debug.null(type: "int")}]) |> map(fn: (r) => ({v: r.n ^ strings.strlen(v: "ab")}))
