everything
----
everything |> group(columns:["_field"])
----
everything |> filter(fn:(r)=>r._measurement=="n" and r._value > 0)
----
ints |> keep(columns:["_time","_value","s"])
----
ints |> drop(columns:["h"])
----
ints |> rename(columns:{h:"zz"})
----
ints |> filter(fn:(r)=>r.h=="x") |> rename(columns:{h:"zz"})
----
ints |> duplicate(column:"_value",as:"v2") |> set(key:"s",value:"one")
----
numbers |> sort(columns:["_value"],desc:true)
----
ints |> group() |> sort(columns:["_time"])
----
ints |> group() |> sort(columns:["_time"], desc:true) |> limit(n:3,offset:1)
----
numbers |> pivot(rowKey:["_time"],columnKey:["_field"],valueColumn:"_value")
----
numbers |> group() |> pivot(rowKey:["_time"],columnKey:["_field","s"],valueColumn:"_value")
----
ints |> tail(n:1)
----
ints |> timeShift(duration:1h)
----
ints |> filter(fn:(r)=>r.h=="x") |> fill(column:"q",value:1)
----
ints |> range(start:2024-01-01T00:01:00Z,stop:2024-01-01T00:03:00Z)
----
ints |> drop(columns:["zz"])
----
ints |> duplicate(column:"_value",as:"v2")
----
ints |> limit(n:10) |> duplicate(column:"_value",as:"v2")
----
numbers |> filter(fn:(r)=> r._value > 1 or exists r.s)
----
numbers |> limit(n:10) |> fill(value: 1)
----
ints |> timeShift(duration:1h, columns:["_time"])
----
ints |> limit(n:10) |> group(columns:["h"]) |> limit(n:1)
----
numbers |> limit(n:10) |> tail(n:10)
----
ints |> limit(n:10) |> sort(columns:["_time"])
----
numbers |> limit(n:10) |> group(columns:["_field"]) |> sort(columns:["_time"])
----
ints |> limit(n:10) |> set(key:"q",value:"1")
----
array.from(rows:[{b:1,a:"x"},{a:"y",b:2}])
----
ints |> keep(columns:["_value"])
----
ints |> limit(n: 0)
----
ints |> limit(n: 1, offset: 1)
----
ints |> filter(fn:(r)=>r._value > 100)
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep")
----
ints |> filter(fn:(r)=>r._value > 3, onEmpty:"keep")
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep") |> group()
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep") |> pivot(rowKey:["_time"],columnKey:["_field"],valueColumn:"_value")
----
rows
----
rows |> fill(usePrevious:true)
----
rows |> fill(value:7)
----
rows |> sort()
----
rows |> sort(desc:true)
----
rows |> filter(fn:(r)=>r._value>3)
----
rows |> filter(fn:(r)=>not (r._value>3))
----
rows |> filter(fn:(r)=>exists r._value)
----
rows |> group(columns:["_value"])
----
rows |> pivot(rowKey:["_time"],columnKey:["s"],valueColumn:"_value")
----
rows |> set(key:"s",value:"q")
----
ints |> filter(fn: (r) => exists r.h) |> experimental.group(mode: "extend", columns: ["h"]) |> sum()
----
ints |> filter(fn: (r) => exists r.h) |> experimental.group(mode: "extend", columns: ["h", "_time", "h"]) |> max()
----
everything |> keep(columns: ["b"]) |> experimental.alignTime(alignTo: 2024-02-01T00:00:00Z)
----
floats |> window(every: 1m) |> aggregateWindow(every: 1mo, fn: count)
----
floats |> window(every: 2m) |> aggregateWindow(every: 1m, fn: sum)
----
ints |> filter(fn: (r) => r._time > 2024-01-01T00:00:30Z) |> difference() |> group() |> top(n: 5)
----
ints |> limit(n: 1) |> difference() |> group() |> bottom(n: 5)
----
rangedRows |> experimental.alignTime(alignTo: 2024-02-01T00:00:00Z)
----
rows |> sort(columns: ["_time"], desc: true) |> experimental.alignTime(alignTo: 2024-02-01T00:00:00Z)
----
ints |> filter(fn: (r) => r._value > 2, onEmpty: "keep") |> experimental.group(mode: "extend", columns: ["s"])
----
ints |> duplicate(column: "_value", as: "_field")
----
ints |> duplicate(column: "_value", as: "_measurement") |> sum()
----
ints |> filter(fn: (r) => exists r.h) |> duplicate(column: "_value", as: "h") |> max()
