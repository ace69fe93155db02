array.from(rows: [{v: display(v: [:])}])
----
array.from(rows: [{a: if true then 1 else if false then 2 else 3, b: (if 1 > 2 then 1 else 2) + 1, c: not not true, d: - -1, e: -(1 + 2)}])
----
array.from(rows: [{a: true or false and false, b: false and true or true, c: not false and false, d: 1 == 1 and not 2 == 3}])
----
array.from(rows: [{a: 9223372036854775807 * 9223372036854775807, b: -9223372036854775807 - 10, c: uint(v: 0) - uint(v: 1), d: int(v: uint(v: -5)), e: uint(v: -5) / uint(v: 2), f: uint(v: -5) % uint(v: 7)}])
----
array.from(rows: [{a: 1 == 1.0, b: 1 < 1.5, c: uint(v: 1) == 1, d: uint(v: 1) < 1.5, e: -1 < uint(v: 1), f: 1.0 == uint(v: 1)}])
----
array.from(rows: [{a: [1, 2] == [1, 2], b: {a: 1} == {a: 1}, c: [1] == [1, 2]}])
----
array.from(rows: [{a: "multi
line"}])
----
f = (x=<-, y) => x + y
array.from(rows: [{a: 1 |> f(y: 2), b: f(x: 1, y: 3)}])
----
x = 1
f = () => { x = 2 return x }
array.from(rows: [{a: f(), b: x}])
----
compose = (f, g) => (x) => g(x: f(x: x))
inc = (x) => x + 1
dbl = (x) => x * 2
array.from(rows: [{a: compose(f: inc, g: dbl)(x: 5)}])
----
r = {a: 1, b: {c: "x"}}
s = {r with a: 2, d: 3}
array.from(rows: [{a: s.a, c: s.b.c, d: s.d, e: r.a}])
----
r = {a: 1}
array.from(rows: [{a: {r with a: "x"}.a}])
----
r = {"a b": 1, c: 2}
array.from(rows: [{a: r["a b"], c: r.c}])
----
array.from(rows: [{a: exists 1}])
----
a = 1
b = "x"
array.from(rows: [{a, b}])
----
d = ["a": 1, "b": 2]
array.from(rows: [{a: dict.get(dict: d, key: "c", default: -1)}])
----
d = [1: {x: 1}, 2: {x: 5}]
array.from(rows: [{a: dict.get(dict: d, key: 2, default: {x: 0}).x, b: display(v: dict.insert(dict: d, key: 3, value: {x: 9}))}])
----
d = dict.fromList(pairs: [{key: 2020-01-01T00:00:00Z, value: 1}, {key: 2020-01-01T00:00:00Z, value: 2}])
array.from(rows: [{a: dict.get(dict: d, key: 2020-01-01T00:00:00Z, default: 0), b: display(v: d)}])
----
d = [1.5: "a", 2.5: "b"]
array.from(rows: [{a: dict.get(dict: d, key: 2.5, default: ""), b: display(v: dict.remove(dict: d, key: 1.5)), c: display(v: d)}])
----
d = ["a": [1, 2], "b": []]
array.from(rows: [{a: length(arr: dict.get(dict: d, key: "a", default: []))}])
----
array.from(rows: [{a: [1, 2, 3][1 + 1], b: [[1], [2, 3]][1][0], c: length(arr: [])}])
----
x = [1, 2, 3] |> array.map(fn: (x) => x * 2) |> array.filter(fn: (x) => x > 2) |> array.concat(v: [9])
array.from(rows: [{n: length(arr: x), c: contains(value: 4, set: x), d: display(v: x)}])
----
x = array.concat(arr: [], v: [])
array.from(rows: [{n: length(arr: x)}])
----
x = array.filter(arr: [1, 2], fn: (x) => false)
array.from(rows: [{n: length(arr: x)}])
----
array.from(rows: [{v: 1}, {v: 2}] |> array.filter(fn: (x) => x.v > 1))
----
array.from(rows: [{a: contains(value: debug.null(type: "int"), set: [1])}])
----
array.from(rows: [{a: int(v: "+5"), b: int(v: "-0"), c: int(v: "007")}])
----
array.from(rows: [{a: uint(v: "18446744073709551615"), b: uint(v: "0")}])
----
array.from(rows: [{a: string(v: bytes(v: "日")), b: display(v: bytes(v: "日"))}])
----
it |> map(fn: (r) => ({r with _value: if r._value > 82 then r._value else r.nope}))
----
it |> map(fn: (r) => ({r with a: if r._value > 82 then "x" else "y", b: exists r._value and r._value > 82, c: r._value > 82 or r.nope == "x"}))
----
it |> filter(fn: (r) => r.nope == "x" or r._value == 82)
----
it |> filter(fn: (r) => r._value == 82 or r.nope == "x")
----
it |> filter(fn: (r) => not (r.nope == "x"))
----
it |> filter(fn: (r) => r._value > 82.5)
----
it |> filter(fn: (r) => r._value > uint(v: 82))
----
it |> filter(fn: (r) => r._time > now())
----
it |> filter(fn: (r) => true)
----
it |> map(fn: (r) => ({}))
----
it |> map(fn: (r) => ({v: 1}))
----
it |> map(fn: (r) => ({r with _start: 2020-01-01T00:00:00Z}))
----
it |> map(fn: (r) => ({r with x: float(v: r._value) / 0.0}))
----
it |> map(fn: (r) => ({r with x: {a: r._value}.a}))
----
it |> map(fn: (r) => ({r with x: "v: ${r._field}-${r._time}"}))
----
it |> map(fn: (r) => ({r with _value: r._value, _value2: r._value}), mergeKey: true)
----
import "internal/testutil"
import "array"
array.from(rows: [{a: display(v: testutil.makeAny(typ: "int")), b: display(v: testutil.makeAny(typ: "uint")), c: display(v: testutil.makeAny(typ: "float")), d: display(v: testutil.makeAny(typ: "bool")), e: display(v: testutil.makeAny(typ: "time")), f: display(v: testutil.makeAny(typ: "duration")), g: display(v: testutil.makeAny(typ: "bytes")), h: display(v: testutil.makeAny(typ: "regexp"))}])
----
import "internal/testutil"
import "array"
array.from(rows: [{a: display(v: testutil.makeAny(typ: "array"))}])
----
import "internal/testutil"
import "array"
array.from(rows: [{a: display(v: testutil.makeAny(typ: "record"))}])
----
import "internal/testutil"
import "array"
array.from(rows: [{a: display(v: testutil.makeAny(typ: "dictionary"))}])
----
import "internal/testutil"
import "array"
x = testutil.makeRecord(o: {a: 1, b: "x"})
array.from(rows: [{x with c: 1.5}])
----
x = 5
array.from(rows: [{a: 1}]) |> map(fn: (r) => ({r with l: array.map(arr: [1, 2], fn: (x) => x + 1)[0]}))
----
x = "s"
array.from(rows: [{a: 1}]) |> map(fn: (r) => ({r with l: array.map(arr: [1, 2], fn: (x) => x + 1)[0]}))
----
x = 5
array.from(rows: [{a: 1}]) |> map(fn: (r) => { f = (x) => x + 1 return {r with l: f(x: 2)}})
----
x = 5
f = (x) => x + 1
array.from(rows: [{a: 1}, {a: 3}]) |> map(fn: (r) => ({r with b: f(x: r.a)}))
----
x = 5
array.from(rows: [{a: 1}, {a: 3}]) |> filter(fn: (r) => { f = (x) => x > 1 return f(x: r.a)})
----
x = 5
array.from(rows: [{a: 1}, {a: 3}]) |> map(fn: (r) => { y = r.a return {r with b: array.map(arr: [1], fn: (x) => x + y)[0]}})
----
x = 5
array.from(rows: [{a: 1}, {a: 3}]) |> reduce(fn: (r, accumulator) => ({n: accumulator.n + array.map(arr: [1], fn: (x) => x + 1)[0]}), identity: {n: 0})
----
x = {q: 5}
array.from(rows: [{a: 1}, {a: 3}]) |> map(fn: (r) => ({r with b: length(arr: array.filter(arr: [{q: 1}, {q: 6}], fn: (x) => x.q > 3))}))
----
x = {q: 5}
array.from(rows: [{a: 1}, {a: 3}]) |> map(fn: (r) => ({r with b: length(arr: array.map(arr: [{q: 1}, {q: 6}], fn: (x) => ({x with z: "${x.q}"})))}))
----
x = 5
array.from(rows: [{a: 1}]) |> map(fn: (r) => { f = (x) => "${x}" return {r with l: f(x: 2)}})
----
x = 5
g = (v) => v * 2
array.from(rows: [{a: 1}]) |> map(fn: (r) => { f = (x) => g(v: x) return {r with l: f(x: 2), m: r.a |> ((x=<-) => x * 10)()}})
