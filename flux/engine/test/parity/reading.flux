from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > 1)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > 1.5)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == true)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value != true)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > "a")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value != 1)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 1.5)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value != "p")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value !~ /p/)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value <= 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value < 100.0)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value >= -1)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == "p" or r._value == 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 3 or r._field == "st")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>not r._value == 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 3 and r.h == "x")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r.h == "")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r.h != "")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > 1 and exists r.h)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field == "u" and r._value > 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field == "u" and r._value > 3.0)
----
from(bucket: "readings") |> range(start: 0) |> group() |> count()
----
from(bucket: "readings") |> range(start: 0) |> group(columns: ["s"]) |> count()
----
from(bucket: "readings") |> range(start: 0) |> group(columns: ["h", "_measurement"]) |> count()
----
from(bucket: "readings") |> range(start: 0) |> filter(fn: (r) => r._value == 1) |> group() |> count()
----
from(bucket: "readings") |> range(start: 0) |> count() |> group() |> sum()
----
from(bucket: "readings") |> range(start: 0) |> count() |> group(columns: ["_field"]) |> sum()
----
from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z) |> aggregateWindow(every: 1m, fn: count) |> group() |> sum()
----
ints |> group() |> map(fn: (r) => ({r with e: exists r.h, z: r.h == ""}))
----
ints |> group(columns: ["s"]) |> filter(fn: (r) => not exists r.h)
----
ints |> group(columns: ["s"]) |> fill(column: "h", value: "none")
----
ints |> group() |> pivot(rowKey: ["_time"], columnKey: ["h", "s"], valueColumn: "_value")
----
array.from(rows: [{a: display(v: ints |> group() |> findRecord(fn: (key) => true, idx: 0)), b: display(v: ints |> group() |> findRecord(fn: (key) => true, idx: 1))}])
----
record = ints |> group(columns: ["s"]) |> tableFind(fn: (key) => key.s == "a") |> getRecord(idx: 0)
array.from(rows: [{v: record._value}])
----
record = ints |> group(columns: ["s"]) |> tableFind(fn: (key) => key.s == "a") |> getRecord(idx: 1)
array.from(rows: [{v: record._value}])
----
array.from(rows: [{a: display(v: ints |> group() |> filter(fn: (r) => r._measurement == "m") |> findRecord(fn: (key) => true, idx: 0)), b: display(v: ints |> group() |> filter(fn: (r) => r._measurement == "m", onEmpty: "keep") |> findRecord(fn: (key) => true, idx: 0))}])
----
array.from(rows: [{a: display(v: ints |> group() |> limit(n: 2, offset: 1) |> findRecord(fn: (key) => true, idx: 0)), b: length(arr: ints |> group() |> limit(n: 2, offset: 1) |> findColumn(fn: (key) => true, column: "_value"))}])
----
array.from(rows: [{a: display(v: ints |> window(every: 1m) |> sum() |> group() |> sort() |> findRecord(fn: (key) => true, idx: 1))}])
----
ints |> group() |> limit(n: 3) |> mode()
----
ints |> group() |> filter(fn: (r) => r._value > 2) |> mode()
----
ints |> map(fn: (r) => ({r with _value: r._value})) |> group() |> filter(fn: (r) => r._value > 2) |> mode()
