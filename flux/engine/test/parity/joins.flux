join(tables:{x: ints, y: numbers}, on:["_time","s"])
----
join(tables:{y: ints, x: numbers}, on:["_time","h"])
----
join(tables:{l: rows, r: rows |> map(fn:(r)=>({r with _value: r._value*10}))}, on:["_time"])
----
join(tables:{l: rows |> group(columns:["s"]), r: rows |> group(columns:["s"])}, on:["s","_value"])
----
union(tables:[rows, rows |> map(fn:(r)=>({_time:r._time,zz:r._value}))])
----
union(tables:[rows |> group(columns:["s"]), ints])
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.inner(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({l with w:r.w}))
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.left(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({l with w:r.w,v2:r._value}))
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.full(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({s: if exists l.s then l.s else r.s, v: l._value, w: r.w}))
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.right(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({r with t:l._time}))
----
join.time(left:rows,right:floatRows,as:(l,r)=>({l with rv:r._value}))
----
join.inner(left:rows,right:floatRows,on:(l,r)=>l.s==r.s,as:(l,r)=>({s:l.s,a:l._value,b:r._value}))
----
l = array.from(rows: [{k: 1, a: "x", g: "p"}, {k: 2, a: "y", g: "p"}, {k: debug.null(type: "int"), a: "z", g: "q"}]) |> group(columns: ["g"])
r = array.from(rows: [{k: 1, b: 1.5, g: "p"}, {k: debug.null(type: "int"), b: 2.5, g: "q"}, {k: 9, b: 3.5, g: "s"}]) |> group(columns: ["g"])
join.inner(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({l with b: r.b}))
----
l = array.from(rows: [{k: 1, a: "x", g: "p"}, {k: 2, a: "y", g: "p"}, {k: 3, a: "z", g: "q"}]) |> group(columns: ["g"])
r = array.from(rows: [{k: 1, b: 1.5, g: "p"}, {k: 4, b: 2.5, g: "q"}, {k: 9, b: 3.5, g: "s"}]) |> group(columns: ["g"])
join.left(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({l with b: r.b}))
----
l = array.from(rows: [{k: 1, a: "x", g: "p"}, {k: 2, a: "y", g: "p"}, {k: 3, a: "z", g: "q"}]) |> group(columns: ["g"])
r = array.from(rows: [{k: 1, b: 1.5, g: "p"}, {k: 4, b: 2.5, g: "q"}, {k: 9, b: 3.5, g: "s"}]) |> group(columns: ["g"])
join.right(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({r with a: l.a}))
----
l = array.from(rows: [{k: 1, a: "x", g: "p"}, {k: 2, a: "y", g: "p"}, {k: 3, a: "z", g: "q"}]) |> group(columns: ["g"])
r = array.from(rows: [{k: 1, b: 1.5, g: "p"}, {k: 4, b: 2.5, g: "q"}, {k: 9, b: 3.5, g: "s"}]) |> group(columns: ["g"])
join.full(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({g: if exists l.g then l.g else r.g, lk: l.k, rk: r.k, a: l.a, b: r.b}))
----
l = array.from(rows: [{k: 1, a: "x"}, {k: 1, a: "y"}])
r = array.from(rows: [{k: 1, b: 1.5}, {k: 1, b: 2.5}])
join.tables(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({l with b: r.b}), method: "inner")
----
l = array.from(rows: [{k: 1, a: "x"}])
r = array.from(rows: [{m: 1, b: 1.5}])
join.tables(left: l, right: r, on: (l, r) => l.k == r.m, as: (l, r) => ({l with b: r.b}), method: "left")
----
l = array.from(rows: [{_time: 2020-01-01T00:00:00Z, v: 1}, {_time: 2020-01-01T00:01:00Z, v: 2}])
r = array.from(rows: [{_time: 2020-01-01T00:01:00Z, v: 3}, {_time: 2020-01-01T00:02:00Z, v: 4}])
join.time(left: l, right: r, as: (l, r) => ({l with w: r.v}), method: "right")
----
l = array.from(rows: [{_time: 2020-01-01T00:00:00Z, v: 1}, {_time: 2020-01-01T00:01:00Z, v: 2}])
r = array.from(rows: [{_time: 2020-01-01T00:01:00Z, v: 3}, {_time: 2020-01-01T00:02:00Z, v: 4}])
join.time(left: l, right: r, as: (l, r) => ({_time: if exists l._time then l._time else r._time, lv: l.v, rv: r.v}), method: "full")
----
join(tables: {left: array.from(rows: [{a: 1, a_left: 2, v: 3}]), right: array.from(rows: [{a: 1, v: 4}])}, on: ["a"])
----
join(tables: {left: array.from(rows: [{k: 1, v: 3}, {k: 1, v: 4}, {k: 2, v: 5}]), right: array.from(rows: [{k: 1, v: 4}, {k: 1, v: 9}])}, on: ["k"])
----
join(tables: {left: array.from(rows: [{k: 1, v: 3, g: "a"}, {k: 1, v: 4, g: "b"}]) |> group(columns: ["g"]), right: array.from(rows: [{k: 1, v: 4, g: "a"}, {k: 1, v: 9, g: "c"}]) |> group(columns: ["g"])}, on: ["k"])
----
join(tables: {left: array.from(rows: [{k: 1, v: 3, g: "a"}, {k: 1, v: 4, g: "b"}]) |> group(columns: ["g"]), right: array.from(rows: [{k: 1, v: 4, g: "a"}, {k: 1, v: 9, g: "c"}]) |> group(columns: ["g"])}, on: ["k", "g"])
----
one = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 0, g: "x"}, {_time: 2024-01-01T00:01:00Z, _value: 0, g: "x"}, {_time: 2024-01-01T00:01:10Z, _value: 0, g: "x"}])
two = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 0, g: "x"}])
join.time(left: one, right: two, as: (l, r) => ({l with w: r._value}), method: "left") |> sort(columns: ["_value"])
----
one = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 0, g: "x"}, {_time: 2024-01-01T00:01:00Z, _value: 0, g: "x"}, {_time: 2024-01-01T00:01:10Z, _value: 0, g: "x"}])
two = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 0, g: "x"}])
join.time(left: one, right: two, as: (l, r) => ({l with w: r._value}), method: "left") |> experimental.preview(nrows: 1, ntables: 2)
----
one = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 0, g: "y"}])
two = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 0, g: "x"}])
join.full(left: one |> group(columns: ["g"]), right: two |> group(columns: ["g"]), on: (l, r) => l._time == r._time, as: (l, r) => ({l with w: r._value}))
----
join(tables: {a: rows, b: floatRows |> drop(columns: ["s"])}, on: ["s"])
----
join(tables: {a: rows, b: rows |> limit(n: 2)}, on: ["nope"])
----
join(tables: {a: ints, b: floats |> drop(columns: ["_field"])}, on: ["_time", "s", "h"])
----
join(tables: {l: ints |> filter(fn: (r) => not exists r.h), r: ints}, on: ["s"])
----
join(tables: {l: ints |> filter(fn: (r) => r.h == "x"), r: ints |> filter(fn: (r) => r._measurement == "m")}, on: ["s"])
----
join(tables: {l: ints, r: ints |> set(key: "n", value: "w") |> group(columns: ["n", "s", "h"])}, on: ["_time", "s"])
----
join(tables: {l: ints, r: ints}, on: ["_time"])
----
join.left(left: ints, right: ints |> filter(fn: (r) => r._value > 100), on: (l, r) => l._time == r._time, as: (l, r) => ({l with w: 1}))
----
join.full(left: ints |> filter(fn: (r) => r._value > 100, onEmpty: "keep"), right: ints, on: (l, r) => l._time == r._time, as: (l, r) => ({r with w: 1}))
----
join.left(left: rows |> group(columns: ["s"]), right: rows |> filter(fn: (r) => r.s == "y") |> group(columns: ["s"]), on: (l, r) => l._time == r._time, as: (l, r) => ({l with w: r._value})) |> group()
----
l = array.from(rows: [{k: debug.null(type: "int"), a: "z"}, {k: 1, a: "x"}, {k: 2, a: "y"}, {k: 3, a: "w"}])
r = array.from(rows: [{k: 1, b: 1.5}, {k: debug.null(type: "int"), b: 2.5}, {k: 9, b: 3.5}, {k: 2, b: 4.5}])
join.inner(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({l with b: r.b}))
----
l = array.from(rows: [{k: debug.null(type: "int"), a: "z"}, {k: 1, a: "x"}, {k: 2, a: "y"}, {k: 3, a: "w"}])
r = array.from(rows: [{k: 1, b: 1.5}, {k: debug.null(type: "int"), b: 2.5}, {k: 9, b: 3.5}, {k: 2, b: 4.5}])
join.left(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({l with b: r.b}))
----
l = array.from(rows: [{k: debug.null(type: "int"), a: "z"}, {k: 1, a: "x"}, {k: 2, a: "y"}, {k: 3, a: "w"}])
r = array.from(rows: [{k: 1, b: 1.5}, {k: debug.null(type: "int"), b: 2.5}, {k: 9, b: 3.5}, {k: 2, b: 4.5}])
join.right(left: l, right: r, on: (l, r) => l.k == r.k, as: (l, r) => ({r with a: l.a}))
----
join.inner(left: ints |> filter(fn: (r) => r.nope == "a" or r._value > 0), right: floats, on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: ints |> debug.pass() |> filter(fn: (r) => r.nope == "a" or r._value > 0) |> group(), right: floats |> group(), on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: ints |> filter(fn: (r) => r._value > 0) |> drop(columns: ["h"]) |> group(), right: floats |> group(), on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: ints |> filter(fn: (r) => exists r.nope or r._value > 0) |> group(), right: floats |> group(), on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: ints |> group(), right: floats |> filter(fn: (r) => exists r.nope or r._value > 0.0) |> group(), on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: ints |> group(), right: floats |> filter(fn: (r) => exists r.nope or r._value > 0.0) |> keep(columns: ["_time", "_value", "s"]), on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: ints |> group(), right: floats |> group() |> map(fn: (r) => ({r with q: r.nope})), on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: ints |> group() |> sort(columns: ["_time"]) |> filter(fn: (r) => not exists r.nope), right: floats |> group() |> stateCount(fn: (r) => r.nope2 == 1), on: (l, r) => l._time == r._time and l.s == r.s, as: (l, r) => ({l with w: r._value}))
----
join.inner(left: rows, right: rows, on: (l, r) => l._time == r._time, as: (l, r) => ({l with w: r._value}))
----
join.time(left: rows, right: rows, as: (l, r) => ({l with w: r._value}))
----
join.left(left: ints, right: ints, on: (l, r) => l._time == r._time, as: (l, r) => ({l with w: r._value}))
----
join.tables(left: rows, right: rows, method: "inner", on: (l, r) => l._time == r._time, as: (l, r) => ({l with w: r._value})) |> limit(n: 1)
----
join.inner(left: rows, right: rows |> filter(fn: (r) => true), on: (l, r) => l.s == r.s, as: (l, r) => ({s: l.s, w: r._value}))
----
join.left(left: rows |> filter(fn: (r) => true), right: rows, on: (l, r) => l.s == r.s, as: (l, r) => ({l with w: r._value}))
