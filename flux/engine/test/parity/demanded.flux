rows |> mode(column: "_value") |> map(fn: (r) => ({_time: r._time, _value: r._value, g: "k"})) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> mode(column: "_value") |> map(fn: (r) => ({t: r._time, v: r._value}))
----
rows |> debug.opaque() |> mode(column: "_value") |> map(fn: (r) => ({t: r.a, v: r._value})) |> map(fn: (r) => ({r with w: r.t + 1}))
----
rows |> debug.opaque() |> mode(column: "_value") |> map(fn: (r) => ({t: r.a, v: r._value})) |> map(fn: (r) => ({r with w: r.t + 1.5})) |> map(fn: (r) => ({r with z: 1}))
----
rows |> debug.opaque() |> mode(column: "_value") |> map(fn: (r) => ({t: r.a, v: r._value})) |> set(key: "t", value: "w")
----
rows |> debug.opaque() |> mode(column: "_value") |> map(fn: (r) => ({_time: r.a, v: r._value})) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z) |> count(column: "v")
----
rows |> debug.opaque() |> drop(columns: ["_time"]) |> map(fn: (r) => ({_time: r._time, v: r._value})) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z) |> count(column: "v")
----
rows |> debug.opaque() |> drop(columns: ["_time"]) |> map(fn: (r) => ({r with _time: r._time, v: r._value})) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z) |> count(column: "v")
----
rows |> debug.opaque() |> drop(columns: ["_time"]) |> map(fn: (r) => ({r with _time: r.q, v: r._value})) |> filter(fn: (r) => true) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> drop(columns: ["_time"]) |> map(fn: (r) => ({r with _time: r.q, v: r._value})) |> group() |> limit(n: 3) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> drop(columns: ["_time"]) |> map(fn: (r) => ({r with _time: r.q, v: r._value})) |> map(fn: (r) => ({r with z: 3})) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> drop(columns: ["_time"]) |> map(fn: (r) => ({r with _time: r.q, v: r._value})) |> drop(columns: ["v"]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> drop(columns: ["_time"]) |> map(fn: (r) => ({r with _time: r.q, v: r._value})) |> stateDuration(fn: (r) => r.v > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with _time: r.q, v: r._value})) |> sort() |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with _time: r.q, v: r._value})) |> cumulativeSum() |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q, v: r._value})) |> filter(fn: (r) => r.x + 1 == 3 or r.v > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q, v: r._value})) |> filter(fn: (r) => r.x =~ /a/ or r.v > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q, v: r._value})) |> stateCount(fn: (r) => r.x + 1.0 == 3.0 or r.v > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q, v: r._value})) |> reduce(fn: (r, accumulator) => ({s: accumulator.s + r.x}), identity: {s: 0})
----
rows |> debug.opaque() |> map(fn: (r) => ({x: r.q, v: r._value})) |> filter(fn: (r) => r.v > 1) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
rows |> debug.opaque() |> map(fn: (r) => ({_time: r.q, v: r._value})) |> filter(fn: (r) => r.v > 1) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
----
m = rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q}))
m |> filter(fn: (r) => r.x + 1 == 3 or r._value > 1)
----
m = rows |> debug.opaque()
m |> map(fn: (r) => ({r with x: r.q})) |> filter(fn: (r) => r.x + 1 == 3 or r._value > 1)
----
rows |> debug.opaque() |> filter(fn: (r) => r.q + 1 == 3 or r._value > 1) |> map(fn: (r) => ({r with x: r.q}))
----
rows |> debug.opaque() |> filter(fn: (r) => r.q == 3 or r._value > 1) |> map(fn: (r) => ({r with x: r.q}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q, y: r.q + 1}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> sort() |> limit(n: 9) |> group(columns: ["s"]) |> map(fn: (r) => ({r with y: r.x + 1.5}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> drop(columns: ["_time"]) |> map(fn: (r) => ({r with y: r.x + 1.5}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> keep(columns: ["x", "_value"]) |> filter(fn: (r) => r.x =~ /a/ or r._value > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> fill(column: "x", value: 3)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> window(every: inf) |> filter(fn: (r) => r.x =~ /a/ or r._value > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> duplicate(column: "x", as: "w") |> filter(fn: (r) => r.x =~ /a/ or r._value > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> stateDuration(fn: (r) => r.x =~ /a/ or r._value > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> reduce(fn: (r, accumulator) => ({n: accumulator.n + 1, t: accumulator.t + r.x}), identity: {n: 0, t: ""}) |> yield(name: "x")
----
union(tables: [rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})), rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.z}))]) |> filter(fn: (r) => r.x =~ /a/ or r._value > 1)
----
f = (tables=<-) => tables |> filter(fn: (r) => r.x + 1 == 3 or r._value > 1)
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> f()
----
f = (tables=<-) => {
  t = tables |> limit(n: 3)
  return t |> filter(fn: (r) => r.x + 1 == 3 or r._value > 1)
}
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> f()
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with x: 1})) |> filter(fn: (r) => r.x + 1 == 3 or r._value > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: r.x})) |> filter(fn: (r) => r.y + 1 == 3 or r._value > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({v: r._value, y: r.x})) |> filter(fn: (r) => r.y + 1 == 3 or r.v > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: string(v: r.x)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: if r.x then 1 else 2}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: math.abs(x: r.x)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: if exists r.x then r.x else 0.0}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: "${r.x}"}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: strings.toUpper(v: r.x)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: contains(value: r.x, set: [1, 2])}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> map(fn: (r) => ({r with y: date.hour(t: r.x)}))
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> timeShift(duration: 1m) |> filter(fn: (r) => not r.x)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> filter(fn: (r) => r.x or r._value > 1)
----
rows |> debug.opaque() |> map(fn: (r) => ({r with x: r.q})) |> filter(fn: (r) => r.x > 1 or r._value > 1)
