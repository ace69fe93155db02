rows |> filter(fn: (r) => strings.toUpper(v: r.s) == "X")
----
rows |> debug.opaque() |> filter(fn: (r) => strings.toUpper(v: r.nope) == "x")
----
rows |> debug.opaque() |> filter(fn: (r) => strings.toUpper(v: r._value) == "x")
----
rows |> debug.opaque() |> map(fn: (r) => ({x: strings.toUpper(v: r._value)}))
----
floatRows |> debug.opaque() |> map(fn: (r) => ({x: if exists r._value then math.abs(x: r._value) else 0.0}))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: math.abs(x: r._value)}))
----
rows |> debug.opaque() |> filter(fn: (r) => math.abs(x: r._value) > 1.0)
----
rows |> debug.opaque() |> filter(fn: (r) => contains(value: r.s, set: [1, 2]))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: contains(value: r.s, set: [1, 2])}))
----
rows |> debug.opaque() |> filter(fn: (r) => contains(value: r.s, set: ["x"]))
----
rows |> debug.opaque() |> filter(fn: (r) => contains(value: r.nope, set: ["x"]))
----
rows |> debug.opaque() |> filter(fn: (r) => contains(value: r._value, set: [1.5]))
----
x = [1, 2]
rows |> debug.opaque() |> filter(fn: (r) => contains(value: r.s, set: x))
----
rows |> debug.opaque() |> filter(fn: (r) => if r._value > 3 then r.s == "x" else r._value == 2.5)
----
rows |> debug.opaque() |> map(fn: (r) => ({x: if r._value > 3 then r.s else r._value}))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: if r._value > 3 then "a" else r._value}))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: r._value + 1.0}))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: r._value + r.s}))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: r.s + r._value, y: string(v: r.s)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: r._value + 1.0, y: string(v: r.s)}))
----
rows |> debug.opaque() |> filter(fn: (r) => r._value + 1.0 > 2.0)
----
rows |> debug.opaque() |> reduce(fn: (r, accumulator) => ({s: accumulator.s + r._value}), identity: {s: 0.0})
----
rows |> debug.opaque() |> reduce(fn: (r, accumulator) => ({s: r._value + accumulator.s}), identity: {s: 0.0})
----
rows |> debug.opaque() |> reduce(fn: (r, accumulator) => ({s: r._value}), identity: {s: 0.0})
----
rows |> debug.opaque() |> stateCount(fn: (r) => r._value + 1.0 > 2.0)
----
rows |> debug.opaque() |> filter(fn: (r) => not r._value)
----
rows |> debug.opaque() |> filter(fn: (r) => r._value)
----
rows |> debug.opaque() |> filter(fn: (r) => r._value and r.s == "x")
----
rows |> debug.opaque() |> map(fn: (r) => ({x: [r._value, r.s]}))
----
rows |> debug.opaque() |> map(fn: (r) => ({x: [r._value, 1.5][0]}))
----
f = (a, b) => a + b
rows |> debug.opaque() |> map(fn: (r) => ({x: f(a: r._value, b: 1.0)}))
----
f = (a) => a + 1.0
rows |> debug.opaque() |> map(fn: (r) => ({x: f(a: r._value)}))
----
f = (a) => a + 1.0
rows |> debug.opaque() |> filter(fn: (r) => f(a: r._value) > 1.0)
----
rows |> debug.opaque() |> filter(fn: (r) => (if r.s == "x" then r._value else r.s) == "x")
----
rows |> debug.opaque() |> filter(fn: (r) => (if true then r._value else r.s) == "x")
----
rows |> debug.opaque() |> filter(fn: (r) => contains(value: r._value, set: [r.s]))
----
rows |> debug.opaque() |> filter(fn: (r) => contains(value: r.s, set: [r._value]))
----
rows |> median() |> map(fn: (r) => ({x: 1}))
----
rows |> quantile(q: 0.5) |> filter(fn: (r) => true or r._value > 1)
----
rows |> exponentialMovingAverage(n: 2) |> map(fn: (r) => ({r with x: string(v: r._value)}))
----
rows |> movingAverage(n: 2) |> map(fn: (r) => ({r with x: string(v: r._value)}))
----
rows |> median() |> toInt()
----
rows |> cumulativeSum() |> map(fn: (r) => ({r with x: string(v: r.s)}))
----
rows |> median() |> limit(n: 1) |> group() |> sort() |> map(fn: (r) => ({r with x: string(v: r.s)}))
----
rows |> keep(columns: ["_value"]) |> median() |> map(fn: (r) => ({r with x: string(v: r._value)}))
----
rows |> median() |> stateCount(fn: (r) => true)
----
rows |> median() |> reduce(fn: (r, accumulator) => ({n: accumulator.n + 1}), identity: {n: 0})
----
rows |> median() |> map(fn: (r) => r)
----
f = (r) => ({x: 1})
rows |> median() |> map(fn: f)
----
f = (r) => ({x: r._value})
rows |> median() |> map(fn: f)
----
f = (tables=<-) => tables |> map(fn: (r) => ({x: r._value}))
rows |> median() |> f()
----
f = (tables=<-) => tables |> median()
rows |> f() |> map(fn: (r) => ({x: r._value}))
----
rows |> median() |> debug.opaque() |> map(fn: (r) => ({x: r._value}))
----
ints |> median() |> map(fn: (r) => ({x: r._value}))
----
ints |> map(fn: (r) => ({r with _value: r._value + 1})) |> median() |> map(fn: (r) => ({x: r._value}))
----
ints |> toFloat() |> map(fn: (r) => ({x: r._value}))
----
rows |> toFloat() |> median() |> map(fn: (r) => ({x: r._value}))
----
ints |> debug.opaque() |> reduce(fn: (r, accumulator) => ({s: accumulator.s + 1}), identity: {s: 0})
----
rows |> group(columns: ["s"]) |> reduce(fn: (r, accumulator) => ({s: accumulator.s + 1}), identity: {s: 0})
----
rows |> reduce(fn: (r, accumulator) => ({s: r.s}), identity: {s: ""})
----
rows |> group(columns: ["s"]) |> reduce(fn: (r, accumulator) => ({s: r.s, n: accumulator.n + r._value}), identity: {s: "", n: 0})
----
join.time(left: rows, right: floatRows, as: (l, r) => ({l with w: r._value}), method: "left") |> exponentialMovingAverage(n: 2) |> stateCount(fn: (r) => exists r.w)
----
join.time(left: rows, right: floatRows, as: (l, r) => ({l with w: r._value}), method: "left") |> median() |> map(fn: (r) => ({r with w: r.w}))
----
join.time(left: rows, right: floatRows, as: (l, r) => ({w: l._value, _time: l._time, s: l.s})) |> last(column: "w") |> drop(columns: ["s"]) |> map(fn: (r) => ({r with s: r.s}))
----
join.time(left: floatRows, right: floatRows |> map(fn: (r) => ({r with z: 1})), as: (l, r) => ({l with z: r.z})) |> median() |> map(fn: (r) => ({r with z: r.z}))
----
rows |> map(fn: (r) => ({r with a: 1.5, b: r._value > 2})) |> median(column: "a") |> map(fn: (r) => ({r with b: r.b}))
----
rows |> map(fn: (r) => ({_value: r._value, a: string(v: r._value)})) |> median() |> map(fn: (r) => ({r with a: r.a}))
----
everything |> filter(fn: (r) => r._field != "st") |> group(columns: ["h"]) |> map(fn: (r) => ({v: r._value}))
----
everything |> filter(fn: (r) => r._field != "st") |> group(columns: ["h"]) |> aggregateWindow(every: 1m, fn: median)
----
everything |> filter(fn: (r) => r._field != "st") |> group(columns: ["h"]) |> map(fn: (r) => ({v: string(v: r._value)}))
----
everything |> filter(fn: (r) => r._field != "st") |> group(columns: ["h"]) |> toFloat()
