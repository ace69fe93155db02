join(tables: {a: fl, b: it}, on: ["_time"])
----
join(tables: {a: fl, b: it}, on: ["_time", "host"])
----
join(tables: {a: fl, b: it}, on: ["_time", "host"], method: "inner")
----
join(tables: {a: fl, b: emr}, on: ["_time"])
----
join(tables: {a: fl |> drop(columns: ["_start", "_stop"]), b: it}, on: ["_time", "_field"])
----
join(tables: {a: st, b: bo}, on: ["_time"])
----
join(tables: {a: st, b: bo}, on: ["_value"])
----
join(tables: {a: fl |> group(), b: it |> group()}, on: ["_time"])
----
join.time(left: fl, right: it, as: (l, r) => ({l with right: r._value}))
----
join.time(left: fl |> group(), right: it |> group(), as: (l, r) => ({l with right: r._value}))
----
join.time(left: fl |> group(), right: it |> group(), as: (l, r) => ({l with right: r._value}), method: "left")
----
join.time(left: fl |> group(), right: it |> group() |> limit(n: 2), as: (l, r) => ({_time: l._time, right: r._value}), method: "full")
----
join.inner(left: fl |> group(), right: it |> group(), on: (l, r) => l._time == r._time, as: (l, r) => ({l with right: r._value, f2: r._field}))
----
join.inner(left: fl |> group(columns: ["host"]), right: it |> group(columns: ["host"]), on: (l, r) => l._time == r._time, as: (l, r) => ({l with right: r._value, f2: r._field}))
----
join.left(left: fl |> group(columns: ["host"]), right: it |> group(columns: ["host"]) |> filter(fn: (r) => r._value > 82), on: (l, r) => l._time == r._time, as: (l, r) => ({l with right: r._value}))
----
join.right(left: fl |> group(columns: ["host"]) |> limit(n: 2), right: it |> group(columns: ["host"]), on: (l, r) => l._time == r._time, as: (l, r) => ({r with left: l._value}))
----
join.full(left: fl |> group(columns: ["host"]) |> limit(n: 2), right: it |> group(columns: ["host"]) |> tail(n: 5), on: (l, r) => l._time == r._time, as: (l, r) => { time = if exists l._time then l._time else r._time return {_time: time, l: l._value, r: r._value, host: if exists l.host then l.host else r.host} })
----
join.tables(left: fl |> group(), right: it |> group(), on: (l, r) => l._time == r._time and l.host == r.host, as: (l, r) => ({l with right: r._value}), method: "inner")
----
join.tables(left: fl, right: it, on: (l, r) => l._time == r._time, as: (l, r) => ({l with _value: float(v: r._value)}), method: "full")
----
join.tables(left: array.from(rows: [{id: 1, a: "x"}, {id: 2, a: "y"}, {id: 2, a: "z"}]), right: array.from(rows: [{id: 2, b: 1.5}, {id: 3, b: 2.5}, {id: 2, b: 3.5}]), on: (l, r) => l.id == r.id, as: (l, r) => ({id: if exists l.id then l.id else r.id, a: l.a, b: r.b}), method: "full")
----
join.tables(left: array.from(rows: [{id: 1, a: "x"}, {id: 2, a: "y"}]) |> group(columns: ["id"]), right: array.from(rows: [{id: 2, b: 1.5}, {id: 3, b: 2.5}]) |> group(columns: ["id"]), on: (l, r) => l.id == r.id, as: (l, r) => ({l with id: if exists l.id then l.id else r.id, b: r.b}), method: "full")
----
join.tables(left: array.from(rows: [{id: 1, a: "x"}, {id: 2, a: "y"}]) |> group(columns: ["id"]), right: array.from(rows: [{id: 2, b: 1.5}, {id: 3, b: 2.5}]) |> group(columns: ["id"]), on: (l, r) => l.id == r.id, as: (l, r) => ({l with b: r.b}), method: "left")
----
union(tables: [fl, it])
----
union(tables: [fl, emr])
----
union(tables: [fl, fl, fl])
----
union(tables: [fl |> drop(columns: ["host"]), it |> toFloat()])
----
union(tables: [raw, raw |> filter(fn: (r) => false, onEmpty: "keep")])
----
fl |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value") |> drop(columns: ["host"])
----
all |> group() |> toString() |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
----
all |> toString() |> group(columns: ["host"]) |> pivot(rowKey: ["_time"], columnKey: ["_measurement","_field"], valueColumn: "_value")
----
fl |> group(columns: ["host"]) |> pivot(rowKey: ["_time", "_start"], columnKey: ["_field"], valueColumn: "_value") |> sort(columns: ["_time"])
----
fl |> group(columns: ["host"]) |> sort(columns: ["_time"]) |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
----
it |> group(columns: ["host"]) |> pivot(rowKey: ["_time"], columnKey: ["_value"], valueColumn: "_field")
----
it |> group(columns: ["host"]) |> pivot(rowKey: ["_field"], columnKey: ["_time"], valueColumn: "_value")
----
it |> group(columns: ["host"]) |> pivot(rowKey: [], columnKey: ["_time"], valueColumn: "_value")
----
it |> fill(value: 0) |> reduce(fn: (r, accumulator) => ({sum: r._value + accumulator.sum, n: accumulator.n + 1.0}), identity: {sum: 0, n: 0.0})
----
it |> reduce(fn: (r, accumulator) => ({_field: r._field, max: if r._value > accumulator.max then r._value else accumulator.max}), identity: {_field: "", max: 0})
----
it |> reduce(fn: (r, accumulator) => ({host: "x", n: accumulator.n + 1}), identity: {host: "", n: 0})
----
all |> reduce(fn: (r, accumulator) => ({n: accumulator.n + 1, s: accumulator.s + r._field}), identity: {n: 10, s: "-"}) |> group() |> sum(column: "n")
----
it |> map(fn: (r) => ({r with _value: float(v: r._value) * 2.0}))
----
it |> map(fn: (r) => ({r with _value: if exists r._value then r._value else -1}))
----
it |> map(fn: (r) => ({r with s: "${r._field} ${r._time}", host: "q" + r.host}))
----
it |> map(fn: (r) => ({r with host: string(v: r._value)}))
----
it |> fill(value: 1) |> map(fn: (r) => ({r with host: string(v: r._value)}))
----
it |> map(fn: (r) => ({a: [r._value]}))
----
it |> map(fn: (r) => ({a: 1h}))
----
it |> map(fn: (r) => r)
----
it |> map(fn: (r) => ({r with up: strings.strlen(v: r._field), t: date.hour(t: r._time)}))
----
it |> map(fn: (r) => ({r with _time: date.truncate(t: r._time, unit: 1m), _stop: now()}))
----
it |> map(fn: (r) => ({r with x: uint(v: r._value), y: time(v: r._value), z: bool(v: "true"), d: duration(v: r._value)}))
----
it |> map(fn: (r) => ({r with x: uint(v: r._value), y: time(v: r._value), z: bool(v: "true")}))
----
it |> map(fn: (r) => { x = r._value return {r with _value: x} })
----
it |> filter(fn: (r) => r._value > 82 or r._time > 2018-05-22T19:54:00Z)
----
it |> filter(fn: (r) => r._field =~ /us.d/ and r.host !~ /x/)
----
it |> filter(fn: (r) => contains(value: r._value, set: [82, 84]))
----
it |> filter(fn: (r) => r["_value"] == 84)
----
it |> filter(fn: (r) => { x = r._value == 84 return x })
----
it |> tableFind(fn: (key) => key._field == "used") |> getColumn(column: "_value") |> array.map(fn: (x) => ({v: x})) |> array.from()
----
array.from(rows: [{v: (it |> fill(value: 9) |> tableFind(fn: (key) => key._field == "used") |> getColumn(column: "_value"))[2]}])
----
array.from(rows: [{n: length(arr: it |> findColumn(fn: (key) => key._field == "used", column: "_value"))}])
----
array.from(rows: [{n: length(arr: it |> findColumn(fn: (key) => key._field == "nope", column: "_value"))}])
----
array.from(rows: [{n: length(arr: it |> findColumn(fn: (key) => true, column: "nope"))}])
----
it |> tableFind(fn: (key) => key._field == "nope") |> getColumn(column: "_value") |> length()
----
array.from(rows: [{a: 1, b: "x"}, {a: 2, b: "y"}]) |> group(columns: ["b"]) |> sum(column: "a")
----
array.from(rows: [{a: 1, b: "x"}, {b: "y", a: 2}]) 
----
array.concat(arr: [{a: 1}], v: [{a: 2}]) |> array.from()
----
array.filter(arr: [1, 2, 3], fn: (x) => x > 1) |> array.map(fn: (x) => ({_value: x * 2})) |> array.from()
----
csv.from(csv: "a,b\n1,2\n3,4\n", mode: "raw")
----
csv.from(csv: "a,b\n1,\n3,\"x,y\"\n", mode: "raw")
----
csv.from(csv: "a,a\n1,2\n", mode: "raw")
----
csv.from(csv: "", mode: "raw")
----
csv.from(csv: "a,b", mode: "raw")
----
csv.from(csv: "#datatype,string,long,long\n#group,false,false,true\n#default,_result,,\n,result,table,a\n,,0,1\n,,1,2\n,,0,3\n")
----
csv.from(csv: "#datatype,string,long,dateTime:2006-01-02\n#group,false,false,false\n#default,_result,,\n,result,table,a\n,,0,2020-01-01\n")
----
csv.from(csv: "#datatype,string,long,boolean,double,unsignedLong\n#group,false,false,false,false,false\n#default,_result,,true,1.5,7\n,result,table,a,b,c\n,,0,false,2.5,8\n,,0,,,\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,true\n#default,_result,0,abc\n,result,table,a\n")
----
csv.from(csv: "#datatype,string,long,string\r\n#group,false,false,true\r\n#default,_result,,abc\r\n,result,table,a\r\n,,0,x\r\n\r\n#datatype,string,long,long\r\n#group,false,false,false\r\n#default,_result,,\r\n,result,table,b\r\n,,1,5\r\n")
----
csv.from(csv: "#group,false,false,true\n#datatype,string,long,string\n#default,_result,,\n,result,table,a\n,,0,x\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,true\n#default,res,,\n,result,table,a\n,,0,x\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,true\n#default,,,\n,result,table,a\n,a,0,x\n,b,0,x\n")
