ints |> elapsed(unit:0s)
----
ints |> elapsed(timeColumn:"_value")
----
ints |> elapsed(timeColumn:"_field",columnName:"e")
----
ints |> elapsed(columnName:"_value")
----
ints |> integral(unit:1m,interpolate:"cubic")
----
floats |> derivative(columns:["_field"]) |> group()
----
floats |> group() |> sort(columns:["_time"],desc:true) |> derivative(columns:["s"])
----
rows |> exponentialMovingAverage(n:0)
----
rows |> exponentialMovingAverage(n:-3)
----
ints |> tail(n:-1)
----
ints |> fill(usePrevious:false)
----
ints |> window(every:-1m)
----
rows |> truncateTimeColumn(unit:0s)
----
rows |> filter(fn:(r)=>false,onEmpty:"keep") |> truncateTimeColumn(unit:0s)
----
ints |> columns(column:"_field")
----
ints |> keys(column:"_field")
----
floats |> histogram(bins:[1.0],upperBoundColumn:"_field")
----
floats |> histogram(bins:[1.0,20.0],upperBoundColumn:"x",countColumn:"x")
----
join.inner(left:rows,right:floatRows,on:(l,r)=>l._time>r._time,as:(l,r)=>({l with x:r._value}))
----
join.inner(left:rows,right:floatRows,on:(l,r)=>l._time==r._time or l.s==r.s,as:(l,r)=>({l with x:r._value}))
----
join.inner(left:rows,right:floatRows,on:(l,r)=>l._time==2024-01-01T00:00:00Z,as:(l,r)=>({l with x:r._value}))
----
join.inner(left:rows,right:floatRows,on:(l,r)=>l._time==l._time,as:(l,r)=>({l with x:r._value}))
----
join.inner(left:rows,right:floatRows,on:(l,r)=>true,as:(l,r)=>({l with x:r._value}))
----
join.inner(left:rows,right:floatRows,on:(l,r)=>{x=1 return l._time==r._time},as:(l,r)=>({l with x:r._value}))
----
rows |> filter(fn:(r)=>r.s=="x" and exists r._value) |> stateDuration(fn:(r)=>r._value>2,timeColumn:"_value")
----
array.from(rows:[{_time:2024-01-01T00:00:00Z,_level:"ok",x:"a",_source_timestamp:1},{_time:2024-01-01T00:01:00Z,_level:"crit",x:"a",_source_timestamp:2},{_time:2024-01-01T00:02:00Z,_level:"warn",x:"a",_source_timestamp:3},{_time:2024-01-01T00:03:00Z,_level:"ok",x:"b",_source_timestamp:4},{_time:2024-01-01T00:04:00Z,_level:"info",x:"b",_source_timestamp:5}]) |> group(columns:["x","_level"]) |> monitor.stateChanges()
----
array.from(rows:[{_time:2024-01-01T00:00:00Z,_level:"ok",x:"a",_source_timestamp:1},{_time:2024-01-01T00:01:00Z,_level:"crit",x:"a",_source_timestamp:2},{_time:2024-01-01T00:02:00Z,_level:"warn",x:"a",_source_timestamp:3}]) |> group(columns:["_level"]) |> monitor.stateChanges(fromLevel:"crit",toLevel:"warn")
----
schema.tagKeys(bucket:"readings",start:2025-01-01T00:00:00Z)
----
ints |> window(every:1mo1d)
----
rows |> range(start:2024-01-01T00:00:00Z,stop:2024-01-01T00:10:00Z) |> aggregateWindow(every:1mo1d,fn:sum)
----
floats |> group() |> set(key:"s",value:"x") |> sort(columns:["_measurement"]) |> keep(columns:["_value"])
----
floats |> group() |> experimental.set(o:{s:"x"}) |> fill(value:0.0) |> sort(columns:["_measurement"]) |> keep(columns:["_value"])
----
floats |> group() |> debug.slurp() |> sort(columns:["_measurement"]) |> keep(columns:["_value"])
----
array.from(rows:[{v:date.hour(t:2020-01-01T00:00:00Z,location:{zone:"xyz",offset:0s})}])
----
array.from(rows:[{v:date.truncate(t:2020-01-01T00:00:00Z,unit:1h,location:{zone:"xyz",offset:0s})}])
----
die(msg:"")
----
rows |> range(start:"x")
----
from() |> range(start:0)
----
from(bucket:"") |> range(start:0)
----
from(bucketID:"zz") |> range(start:0)
----
from(bucketID:"000000000000000z") |> range(start:0)
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string\n#group,false,false,true,true,false,false,true\n#default,_result,,,,,,\n,result,table,_start,_stop,_time,_value,t\n,,0,2020-01-01T00:00:00Z,2020-01-01T01:00:00Z,2020-01-01T00:10:00Z,1,a\n,,1,2020-01-01T01:00:00Z,2020-01-01T02:00:00Z,2020-01-01T01:10:00Z,3,a\n,,2,2020-01-01T00:00:00Z,2020-01-01T01:00:00Z,2020-01-01T00:10:00Z,4,b\n") |> range(start:2020-01-01T00:00:00Z,stop:2020-01-01T02:00:00Z) |> aggregateWindow(every:1h,fn:mean) |> filter(fn:(r)=>r._value>1.5)
----
rows |> drop(columns:["_time"]) |> debug.opaque() |> truncateTimeColumn(unit:1m)
----
rows |> map(fn:(r)=>({r with _time:string(v:r._time)})) |> debug.opaque() |> truncateTimeColumn(unit:1m)
----
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: -9223372036854775807}, {_time: 2024-01-01T00:01:00Z, _value: 9223372036854775807}]) |> derivative(unit: 1s)
----
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: uint(v: 18446744073709551615)}, {_time: 2024-01-01T00:01:00Z, _value: uint(v: 7)}, {_time: 2024-01-01T00:02:00Z, _value: uint(v: 18446744073709551615)}]) |> derivative(unit: 1s)
