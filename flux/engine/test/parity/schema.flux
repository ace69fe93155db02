x = (ints |> tableFind(fn:(key)=>key.s=="b") |> getColumn(column:"_value"))
array.from(rows:[{a:x[0],b:x[1],c:length(arr:x)}])
----
rows |> columns()
----
ints |> columns(column:"c")
----
ints |> keys()
----
schema.tagKeys(bucket:"readings",start:0)
----
schema.tagValues(bucket:"readings",tag:"s",start:0)
----
schema.measurements(bucket:"readings",start:0)
----
schema.fieldKeys(bucket:"readings",start:0)
----
schema.measurementTagValues(bucket:"readings",measurement:"m",tag:"h",start:0)
----
schema.tagKeys(bucket:"readings",start:0,predicate:(r)=>r._measurement=="zz")
----
schema.tagValues(bucket:"readings",tag:"nope",start:0)
----
numbers |> schema.fieldsAsCols()
----
numbers |> schema.fieldsAsCols() |> experimental.unpivot()
----
x = ints |> findColumn(fn:(key)=>key.s=="b",column:"_value")
y = ints |> findColumn(fn:(key)=>key.s=="nope",column:"_value")
array.from(rows:[{a:length(arr:x),b:length(arr:y)}])
----
ints |> tableFind(fn:(key)=>key.s=="b")
----
schema.measurementFieldKeys(bucket:"readings",measurement:"m",start:2024-01-01T00:00:00Z)
----
schema.measurementTagKeys(bucket:"readings",measurement:"n",start:2024-01-01T00:00:00Z)
----
schema.measurementTagValues(bucket:"readings",measurement:"m",tag:"h",start:2024-01-01T00:00:00Z,stop:2024-01-01T00:01:00Z)
----
v1.tagKeys(bucket:"readings",predicate:(r)=>r.h=="y",start:2024-01-01T00:00:00Z)
----
v1.tagValues(bucket:"readings",tag:"s",start:2024-01-01T00:00:00Z)
----
v1.measurements(bucket:"readings",start:2024-01-01T00:00:00Z)
----
v1.measurementTagKeys(bucket:"readings",measurement:"m",start:2024-01-01T00:00:00Z)
----
v1.measurementTagValues(bucket:"readings",measurement:"m",tag:"s",start:2024-01-01T00:00:00Z)
----
schema.tagValues(bucket:"readings",tag:"nope",start:2024-01-01T00:00:00Z)
----
schema.tagValues(bucket:"nope",tag:"h")
----
buckets() |> filter(fn:(r)=>r.name=="readings") |> drop(columns:["id","organizationID"])
----
buckets() |> columns() |> drop(columns:["organizationID"])
----
import ea "experimental/array"
ea.from(rows:ea.concat(arr:ea.map(arr:[1,2,3],fn:(x)=>({v:x*2})),v:ea.filter(arr:[{v:1},{v:9}],fn:(x)=>x.v>5)))
----
import "array"
rows = array.from(rows:[{g:"a",v:1},{g:"a",v:2},{g:"b",v:3}]) |> group(columns:["g"])
last = rows |> findRecord(fn:(key)=>key.g=="a",idx:1)
row = rows |> tableFind(fn:(key)=>key.g=="b") |> getRecord(idx:0)
values = rows |> tableFind(fn:(key)=>key.g=="a") |> getColumn(column:"v")
none = rows |> findRecord(fn:(key)=>key.g=="z",idx:0)
array.from(rows:[{a:last.v,b:row.v,c:values[0],d:length(arr:rows |> findColumn(fn:(key)=>key.g=="z",column:"v")),e:display(v:none)}])
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._field == "i") |> map(fn: (r) => ({r with e: exists r._value}))
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._field == "i", start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z)
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._field == "i" or r.s == "b", start: 2024-01-01T00:02:00Z)
----
schema.tagValues(bucket: "readings", tag: "nope", predicate: (r) => r._field == "i")
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._field == "i" and r._time > 2025-01-01T00:00:02Z)
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._measurement == "n" and r._time > 2023-01-01T00:00:02Z)
----
schema.tagValues(bucket: "readings", tag: "_value")
----
schema.tagValues(bucket: "readings", tag: "_measurement", predicate: (r) => r._field == "i", start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z)
----
schema.tagValues(bucket: "readings", tag: "_field", predicate: (r) => r._field != "i", start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z)
----
schema.tagValues(bucket: "readings", tag: "_field", predicate: (r) => r._measurement != "n", start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z)
----
schema.fieldKeys(bucket: "readings", predicate: (r) => r.h == "x", start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z)
----
schema.measurements(bucket: "readings", start: 2020-01-01T00:00:00Z, stop: 2021-01-01T00:00:00Z)
----
schema.tagKeys(bucket: "readings", start: 2020-01-01T00:00:00Z, stop: 2021-01-01T00:00:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._field == "f" and r._measurement == "n", start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._field == "f" and r._measurement == "n", start: 2024-01-01T00:05:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._field == "i" and r._time > 2025-01-01T00:00:02Z)
----
from(bucket: "readings") |> range(start: -30d) |> filter(fn: (r) => r._field == "i") |> keep(columns: ["h"]) |> group() |> distinct(column: "h")
----
from(bucket: "readings") |> range(start: -30d) |> keep(columns: ["s"]) |> group() |> distinct(column: "s") |> sort(desc: true)
----
from(bucket: "readings") |> range(start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z) |> keep(columns: ["s"]) |> group() |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z) |> keep(columns: ["s", "h"]) |> group() |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z) |> keep(columns: ["_measurement"]) |> group() |> distinct(column: "_measurement") |> limit(n: 1)
----
from(bucket: "readings") |> range(start: -2h) |> keep(columns: ["_time"]) |> group() |> distinct(column: "_time")
----
from(bucket: "readings") |> range(start: -2h) |> keys() |> keep(columns: ["_value"]) |> distinct()
----
from(bucket: "readings") |> range(start: -2h) |> keys() |> keep(columns: ["_value"]) |> distinct(column: "x")
----
from(bucket: "readings") |> range(start: -2h) |> filter(fn: (r) => r._field == "f" and r._measurement == "n") |> keys() |> keep(columns: ["_value"]) |> distinct()
----
from(bucket: "readings") |> range(start: -2h) |> filter(fn: (r) => r._measurement == "n") |> keys(column: "k") |> keep(columns: ["k"]) |> distinct(column: "k")
----
from(bucket: "readings") |> range(start: -2h) |> filter(fn: (r) => r._value > 1) |> filter(fn: (r) => r._field == "i") |> map(fn: (r) => r) |> keys() |> keep(columns: ["_value"]) |> distinct()
----
from(bucket: "readings") |> range(start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z) |> keep(columns: ["s"]) |> group(columns: ["s"]) |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z) |> group() |> keep(columns: ["s"]) |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z) |> group() |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:02:00Z, stop: 2024-01-01T00:03:00Z) |> keep(columns: ["s"]) |> group() |> unique(column: "s")
----
everything |> filter(fn: (r) => r.s == 1) |> keys() |> keep(columns: ["_value"]) |> distinct()
----
everything |> filter(fn: (r) => r.s == 1.5) |> keep(columns: ["s"]) |> group() |> distinct(column: "s")
----
schema.tagValues(bucket: "readings", tag: "s", predicate: (r) => r.h != 1, start: 2024-01-01T00:00:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r.h == "x" and r.s != 1.0, start: 2024-01-01T00:00:00Z)
----
schema.fieldKeys(bucket: "readings", predicate: (r) => r._measurement == 1, start: 2024-01-01T00:00:00Z)
----
everything |> filter(fn: (r) => r._field == "i" and r.s != 1) |> count()
