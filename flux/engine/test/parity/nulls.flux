array.from(rows: [{a: 1, b: debug.null(type: "int")}])
----
array.from(rows: [{a: debug.null(type: "string"), b: debug.null(type: "time")}])
----
array.from(rows: [{a: debug.null(type: "string"), b: debug.null(type: "time")}, {a: "x", b: now()}])
----
array.from(rows: [{a: display(v: debug.null(type: "int"))}])
----
array.from(rows: [{a: exists debug.null(type: "int")}])
----
it |> map(fn: (r) => ({r with n: debug.null(type: "float")}))
----
it |> map(fn: (r) => ({n: debug.null(type: "float")}))
----
it |> map(fn: (r) => ({r with n: if r._value == 83 then 1.5 else debug.null(type: "float")}))
----
it |> map(fn: (r) => ({r with _value: debug.null(type: "string")}))
----
it |> map(fn: (r) => ({r with host: debug.null(type: "string")}))
----
it |> map(fn: (r) => ({r with n: r._value + debug.null(type: "int")}))
----
it |> map(fn: (r) => ({r with _value: if exists r._value then debug.null(type: "int") else r._value}))
----
it |> map(fn: (r) => ({r with n: debug.null(type: "float")})) |> sum(column: "n")
----
it |> map(fn: (r) => ({r with n: debug.null(type: "float")})) |> fill(column: "n", value: 1.0)
----
it |> map(fn: (r) => ({r with n: debug.null(type: "bool")})) |> sort(columns: ["n"])
----
debug.opaque(tables: it) |> map(fn: (r) => ({r with n: debug.null(type: "uint")}))
----
it |> map(fn: (r) => ({_time: r._time, v: debug.null(type: "int")})) |> cumulativeSum(columns: ["v"])
----
it |> map(fn: (r) => ({_time: r._time, v: debug.null(type: "int")})) |> mean(column: "v")
----
it |> map(fn: (r) => ({_time: r._time, v: debug.null(type: "int")})) |> count(column: "v")
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> max()
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> quantile(q: 0.5)
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> derivative()
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> fill(usePrevious: true)
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> movingAverage(n: 2)
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> toString()
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> first()
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> distinct()
----
it |> map(fn: (r) => ({_time: r._time, _value: debug.null(type: "float")})) |> group(columns: ["_value"])
----
array.from(rows: [{_value: debug.null(type: "int")}, {_value: 1}, {_value: debug.null(type: "int")}]) |> map(fn: (r) => ({r with x: r._value > 0, y: not (r._value > 0)}))
----
array.from(rows: [{_value: debug.null(type: "string")}, {_value: "a"}]) |> map(fn: (r) => ({r with a: r._value + "x", b: r._value == "a", c: r._value != "a", d: r._value =~ /a/}))
----
array.from(rows: [{_value: debug.null(type: "string")}, {_value: "a"}]) |> filter(fn: (r) => r._value != "a")
----
array.from(rows: [{_value: debug.null(type: "float")}, {_value: 1.5}]) |> map(fn: (r) => ({r with a: math.floor(x: r._value)}))
----
array.from(rows: [{_value: debug.null(type: "float")}, {_value: 1.5}]) |> map(fn: (r) => ({r with a: math.pow(x: r._value, y: 2.0)}))
----
array.from(rows: [{_value: debug.null(type: "int")}, {_value: 1}]) |> map(fn: (r) => ({r with a: float(v: r._value), b: string(v: r._value), c: uint(v: r._value), d: int(v: r._value), e: bool(v: r._value), f: time(v: r._value)}))
----
array.from(rows: [{_value: debug.null(type: "string")}, {_value: "1"}]) |> map(fn: (r) => ({r with a: float(v: r._value), b: string(v: r._value), c: uint(v: r._value), d: int(v: r._value)}))
----
array.from(rows: [{_value: debug.null(type: "string")}, {_value: "1"}]) |> map(fn: (r) => ({r with a: types.isType(v: r._value, type: "string")}))
----
array.from(rows: [{_value: debug.null(type: "string")}, {_value: "1"}]) |> map(fn: (r) => ({r with a: contains(value: r._value, set: ["1"])}))
----
array.from(rows: [{_value: debug.null(type: "string")}, {_value: "1"}]) |> map(fn: (r) => ({r with a: display(v: r._value)}))
----
array.from(rows: [{_value: debug.null(type: "string")}, {_value: "1"}]) |> map(fn: (r) => ({r with a: dict.get(dict: ["1": 5], key: r._value, default: 0)}))
----
array.from(rows: [{_value: debug.null(type: "time")}, {_value: now()}]) |> map(fn: (r) => ({r with a: r._value > 2020-01-01T00:00:00Z, b: r._value == now()}))
----
array.from(rows: [{a: 1}, {a: debug.null(type: "int") + 1}])
----
array.from(rows: [{a: 1}, {a: debug.null()}])
----
array.from(rows: [{a: 1}, {a: debug.null(type: "string")}])
----
n = debug.null(type: "int")
array.from(rows: [{a: exists n, b: if exists n then 1 else 2}])
----
n = debug.null(type: "int")
array.from(rows: [{a: display(v: n)}])
----
n = {v: debug.null(type: "int")}
array.from(rows: [{n with a: 1}])
----
array.from(rows: [{v: debug.null(type: "int")}, {v: debug.null(type: "int")}]) |> map(fn: (r) => ({r with x: exists r.v}))
----
arr = [debug.null(type: "int"), 1]
array.from(rows: [{a: arr[0], b: arr[1], n: length(arr: arr)}])
----
[debug.null(type: "int"), 1] |> array.map(fn: (x) => ({v: x})) |> array.from()
----
[1, 2] |> array.map(fn: (x) => ({v: if x > 5 then x else debug.null(type: "int")})) |> array.from()
----
[1, 2] |> array.map(fn: (x) => ({v: debug.null(type: "bytes")})) |> array.from()
----
array.from(rows: [{v: 1, g: debug.null(type: "string")}, {v: 2, g: debug.null(type: "string")}]) |> group(columns: ["g"]) |> sum(column: "v")
----
array.from(rows: [{v: 1, g: debug.null(type: "string")}]) |> fill(column: "g", value: "x")
----
array.from(rows: [{v: debug.null(type: "float")}]) |> toString()
----
r = it |> findRecord(fn: (key) => true, idx: 2)
array.from(rows: [{v: r._value}])
----
c = it |> findColumn(fn: (key) => true, column: "_value")
array.from(rows: [{v: c[2]}])
----
it |> reduce(fn: (r, accumulator) => ({n: debug.null(type: "int")}), identity: {n: 0})
----
it |> reduce(fn: (r, accumulator) => ({n: accumulator.n}), identity: {n: debug.null(type: "int")})
----
it |> reduce(fn: (r, accumulator) => ({n: r._value}), identity: {n: debug.null(type: "int")})
----
it |> experimental.set(o: {n: debug.null(type: "int")})
----
it |> map(fn: (r) => { n = debug.null(type: "int") return {r with n: n} })
----
it |> map(fn: (r) => ({n: if exists r._value then "" else debug.null(type: "string"), m: debug.null(type: "time"), q: "q"}))
----
join.full(left: array.from(rows: [{k: 1, l: "a"}]), right: array.from(rows: [{k: 5, r: 1.5}]), on: (l, r) => l.k == r.k, as: (l, r) => ({k: if exists l.k then l.k else r.k, l: l.l, r: r.r, z: debug.null(type: "uint")}))
----
f0 = debug.null(type: "float")
array.from(rows: [{v: f0}, {v: -1.5}]) |> map(fn: (r) => ({a: math.abs(x: r.v), b: math.ceil(x: r.v), c: math.cbrt(x: r.v), d: math.cos(x: r.v), e: math.exp(x: r.v), f: math.exp2(x: r.v), g: math.floor(x: r.v), h: math.log(x: r.v), i: math.log10(x: r.v), j: math.log2(x: r.v), k: math.round(x: r.v), l: math.roundtoeven(x: r.v), m: math.sqrt(x: r.v), n: math.trunc(x: r.v)}))
----
array.from(rows: [{v: debug.null(type: "float")}, {v: -1.5}]) |> map(fn: (r) => ({a: math.isNaN(f: r.v)}))
----
array.from(rows: [{v: debug.null(type: "float")}, {v: -1.5}]) |> map(fn: (r) => ({a: math.isInf(f: r.v, sign: 1)}))
----
array.from(rows: [{v: debug.null(type: "float")}, {v: -1.5}]) |> map(fn: (r) => ({a: math.signbit(x: r.v)}))
----
array.from(rows: [{v: debug.null(type: "float")}, {v: -1.5}]) |> map(fn: (r) => ({a: math.atan2(x: r.v, y: 1.0), b: math.atan2(x: 1.0, y: r.v)}))
----
array.from(rows: [{v: debug.null(type: "float")}, {v: -1.5}]) |> map(fn: (r) => ({a: math.copysign(x: r.v, y: 1.0), b: math.hypot(p: r.v, q: 1.0), c: math.mMax(x: r.v, y: 1.0), d: math.mMin(x: 1.0, y: r.v), e: math.mod(x: r.v, y: 1.0)}))
----
array.from(rows: [{v: debug.null(type: "int")}, {v: 1}]) |> map(fn: (r) => ({a: math.pow10(n: r.v)}))
----
array.from(rows: [{v: debug.null(type: "int")}, {v: 1}]) |> map(fn: (r) => ({a: math.mInf(sign: r.v)}))
----
array.from(rows: [{v: debug.null(type: "float")}, {v: -1.5}]) |> map(fn: (r) => ({a: math.logb(x: r.v), b: math.ilogb(x: r.v), c: math.ldexp(frac: r.v, exp: 2)}))
----
array.from(rows: [{a: math.modf(f: -3.25).int, b: math.modf(f: -3.25).frac, c: math.modf(f: math.mInf(sign: -1)).int, d: math.modf(f: math.mInf(sign: -1)).frac, e: math.modf(f: math.NaN()).int, f: math.modf(f: -0.0).frac}])
----
array.from(rows: [{v: debug.null(type: "string")}, {v: "a"}]) |> filter(fn: (r) => r.v =~ /a/)
----
array.from(rows: [{v: debug.null(type: "string")}, {v: "a"}]) |> filter(fn: (r) => r.v !~ /b/)
----
array.from(rows: [{v: debug.null(type: "string")}, {v: "a"}]) |> map(fn: (r) => ({a: r.v !~ /b/}))
----
array.from(rows: [{a: types.isType(v: debug.null(type: "int"), type: "int")}])
----
keyed = array.from(rows: [{v: 1, w: 2, g: debug.null(type: "string")}, {v: 1, w: 3, g: debug.null(type: "string")}, {v: 1, w: 1, g: "a"}]) |> group(columns: ["g"])
keyed |> sort(columns: ["w"]) |> map(fn: (r) => ({w: r.w, e: exists r.g}))
----
keyed = array.from(rows: [{v: 1, w: 2, g: debug.null(type: "int")}, {v: 1, w: 1, g: 3}]) |> group(columns: ["g"])
keyed |> sort(columns: ["w"]) |> map(fn: (r) => ({w: r.w, e: exists r.g}))
----
keyed = array.from(rows: [{v: 1, w: 2, g: debug.null(type: "string")}, {v: 1, w: 1, g: "a"}]) |> group(columns: ["g"])
keyed |> sort(columns: ["w"]) |> filter(fn: (r) => not exists r.g or r.g == "") |> map(fn: (r) => ({r with l: strings.strlen(v: r.g)}))
----
keyed = array.from(rows: [{v: 1, w: 2, g: debug.null(type: "string")}, {v: 1, w: 1, g: "a"}]) |> group(columns: ["g"])
keyed |> top(n: 1, columns: ["w"]) |> map(fn: (r) => ({w: r.w, e: exists r.g}))
----
keyed = array.from(rows: [{_time: 2024-01-01T00:00:30Z, _value: 1, g: debug.null(type: "string")}, {_time: 2024-01-01T00:01:30Z, _value: 1, g: "a"}]) |> group(columns: ["g"]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z)
keyed |> aggregateWindow(every: 1m, fn: sum) |> map(fn: (r) => ({r with e: exists r.g}))
----
keyed = array.from(rows: [{_time: 2024-01-01T00:00:30Z, _value: 1, g: debug.null(type: "string")}, {_time: 2024-01-01T00:01:30Z, _value: 1, g: "a"}]) |> group(columns: ["g"]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z)
keyed |> aggregateWindow(every: 1m, fn: max) |> map(fn: (r) => ({r with e: exists r.g}))
----
em |> mode()
----
em |> mode() |> map(fn: (r) => ({r with e: exists r._value}))
----
em |> debug.slurp() |> mode()
----
em |> increase() |> mode()
----
em |> rename(columns: {_field: "f"}) |> mode()
----
em |> tail(n: 1) |> rename(columns: {_field: "f"}) |> mode()
----
emr |> drop(columns: ["_time"]) |> mode()
----
emr |> increase() |> mode()
----
keyed = array.from(rows: [{v: 1, g: debug.null(type: "int")}, {v: 2, g: 3}, {v: 3, g: 3}]) |> group(columns: ["g"])
keyed |> cumulativeSum(columns: ["g"]) |> filter(fn: (r) => r.g <= 3)
----
keyed = array.from(rows: [{v: 1, g: debug.null(type: "int")}, {v: 2, g: 3}, {v: 3, g: 3}]) |> group(columns: ["g"])
keyed |> cumulativeSum(columns: ["g"]) |> filter(fn: (r) => not exists r.g)
----
array.from(rows: [{v: 9223372036854775807}, {v: debug.null(type: "int")}, {v: 4}]) |> mean(column: "v")
----
array.from(rows: [{v: 9007199254740993}, {v: debug.null(type: "int")}, {v: 1}, {v: 1}]) |> mean(column: "v")
----
array.from(rows: [{v: uint(v: "18446744073709551615")}, {v: debug.null(type: "uint")}, {v: uint(v: 4)}]) |> mean(column: "v")
----
array.from(rows: [{v: 9223372036854775807}, {v: 4}]) |> mean(column: "v")
