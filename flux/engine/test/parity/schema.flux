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
