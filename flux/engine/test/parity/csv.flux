csv.from(csv:"a,b\n1,2\n3,\"x, \"\"y\"\"\"",mode:"raw")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,1.5,a\n,,0,2020-01-01T00:00:10Z,,a\n,,1,2020-01-01T00:00:00Z,3,\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,0,2030-01-01T00:00:00Z,5,q\n,result,table,_time,_value,t\n,,,,,\n,,,,1,\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,0,2030-01-01T00:00:00Z,5,q\n,result,table,_time,_value,t\n")
----
csv.from(csv: "#datatype,string,long,double\n#group,false,false,false\n#default,_result,,1.5\n,result,table,v\n,,0,\n,,0,2\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,false\n#default,_result,,\n,result,table,v\n,,0,\n,,0,a\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,false\n#default,_result,,d\n,result,table,v\n,,0,\n,,0,\"\"\n")
----
csv.from(csv: "#datatype,string,long,boolean,boolean,boolean\n#group,false,false,false,false,false\n#default,_result,,,,\n,result,table,a,b,c\n,,0,t,1,True\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,true\n#default,_result,,\n,result,table,v\n,,0,a\n,,0,b\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,true\n#default,_result,,\n,result,table,v\n,,0,a\n,,1,a\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,false\n#default,_result,,\n,result,table,v\n,,0,a\n,,1,b\n,,0,c\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,false\n#default,_result,,\n,result,table,v\n,,0,a\n\n,result,table,v\n,,1,b\n")
----
csv.from(csv: "\n\n#datatype,string,long,string\n#group,false,false,false\n#default,_result,,\n,result,table,v\n,,0,\"a \"\"q\"\", b\"\n\n\n")
----
csv.from(csv: "#datatype,string,long,string\n#group,false,false,false\n#default,_result,,\n,result,table,v\n,,0,\"a\nb\"\n")
----
csv.from(csv: "#datatype,string,long,double,double\n#group,false,false,false,false\n#default,_result,,,\n,result,table,a,b\n,,0,+Inf,NaN\n,,0,-Inf,1e3\n")
----
csv.from(csv: " a , b\n 1 , 2\n", mode: "raw")
----
csv.from(csv: "a,b\n\n1,2\n", mode: "raw")
----
csv.from(csv: "result,table\n1,2\n", mode: "raw")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,abc,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,1e400,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,long,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,1.5,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,long,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,9223372036854775808,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,unsignedLong,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,-1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,boolean,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,yes,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,yesterday,1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01,1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00,1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-13-01T00:00:00Z,1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z!,1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:number,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,1577836800,1,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,duration,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,1h,a\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,1\n")
----
csv.from(csv:"a,b\n1,2\n")
----
csv.from(csv:"a,b\n1,2\n",mode:"foo")
----
csv.from(csv:"a,b\n1,2\n3\n",mode:"raw")
----
csv.from(csv:"#datatype,string,long,string\n#default,_result,,\n,result,table,t\n,,0,a\n")
----
csv.from(csv:"#datatype,string,string\n#group,true,true\n#default,,\n,error,reference\n,Failed to parse query,897\n")
----
csv.from(csv:"a",file:"b")
----
import "csv"
import "strings"
rows = strings.repeat(v:",,0,1,a\n",i:600) + strings.repeat(v:",,0,1,b\n",i:700) + strings.repeat(v:",,0,1,c\n",i:900) + ",,0,1,d\n"
sorted = csv.from(csv:"#datatype,string,long,long,string\n#group,false,false,false,false\n#default,_result,,,\n,result,table,k,v\n" + rows) |> sort(columns:["k"])
union(tables:[sorted |> tail(n:2), sorted |> tail(n:2,offset:300), sorted |> tail(n:2,offset:700), sorted |> tail(n:2,offset:1100), sorted |> tail(n:2,offset:1500), sorted |> tail(n:2,offset:1900)]) |> sort(columns:["v"])
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> elapsed()
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> reduce(fn: (r, accumulator) => ({n: accumulator.n + r._value}), identity: {n: 0})
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> set(key: "w", value: "q")
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> set(key: "w", value: "q") |> unique() |> columns()
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> group(columns: ["_field"]) |> columns()
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:20:00Z) |> columns()
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:20:00Z) |> window(every: 4m, createEmpty: true) |> count() |> elapsed(timeColumn: "_stop")
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:20:00Z) |> map(fn: (r) => ({r with x: 1})) |> columns()
----
data = csv.from(csv: "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,_field
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:01:00Z,1,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:05:00Z,2024-01-01T00:01:00Z,2,b

#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,_field
,,2,2024-01-01T00:01:00Z,3,A
,,3,2024-01-01T00:02:00Z,4,c
")
union(tables: [data, data |> set(key: "_field", value: "z")])
----
import "csv"
import "internal/debug"
csv.from(csv: "#datatype,string,long,string,boolean,string,dateTime:RFC3339,long
#group,false,false,false,false,true,false,false
#default,_result,1,,,b,2024-01-01T00:05:15Z,
,result,table,g,b,_field,_time,_value")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z) |> debug.opaque() |> mode(column: "g")
----
import "csv"
import "internal/debug"
csv.from(csv: "#datatype,string,long,string,boolean,string,dateTime:RFC3339,long
#group,false,false,false,false,true,false,false
#default,_result,1,,,b,2024-01-01T00:05:15Z,
,result,table,g,b,_field,_time,_value")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z) |> debug.pass() |> mode(column: "g")
----
import "csv"
import "internal/debug"
csv.from(csv: "#datatype,string,long,string,boolean,string,dateTime:RFC3339,long
#group,false,false,false,false,true,false,false
#default,_result,1,,,b,2024-01-01T00:05:15Z,
,result,table,g,b,_field,_time,_value")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z) |> yield(name: "x") |> mode(column: "g")
----
import "csv"
import "internal/debug"
csv.from(csv: "#datatype,string,long,string,boolean,string,dateTime:RFC3339,long
#group,false,false,false,false,true,false,false
#default,_result,1,,,b,2024-01-01T00:05:15Z,
,result,table,g,b,_field,_time,_value")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z) |> debug.opaque() |> keep(columns: ["g", "_field"]) |> mode(column: "g")
----
import "csv"
import "internal/debug"
csv.from(csv: "#datatype,string,long,string,boolean,string,dateTime:RFC3339,long
#group,false,false,false,false,true,false,false
#default,_result,1,,,b,2024-01-01T00:05:15Z,
,result,table,g,b,_field,_time,_value")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z) |> keep(columns: ["g", "_field"]) |> debug.opaque() |> mode(column: "g")
----
import "csv"
import "internal/debug"
csv.from(csv: "#datatype,string,long,string,boolean,string,dateTime:RFC3339,long
#group,false,false,false,false,true,false,false
#default,_result,1,,,b,2024-01-01T00:05:15Z,
,result,table,g,b,_field,_time,_value")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z) |> limit(n: 3) |> debug.opaque() |> mode(column: "g")
----
import "csv"
import "internal/debug"
csv.from(csv: "#datatype,string,long,string,boolean,string,dateTime:RFC3339,long
#group,false,false,false,false,true,false,false
#default,_result,1,,,b,2024-01-01T00:05:15Z,
,result,table,g,b,_field,_time,_value")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z) |> filter(fn: (r) => r.g == "x", onEmpty: "keep") |> debug.opaque() |> mode(column: "g")
----
import "csv"
import "experimental"
csv.from(csv: "#datatype,string,long,string,long,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,false
#default,_result,,,,,,
,result,table,g,h,_time,v,w
,,0,x,-2,2024-01-01T00:01:15Z,,b
,,0,x,-2,2024-01-01T00:09:00Z,8.75,c") |> cumulativeSum(columns: ["h"]) |> experimental.unpivot()
----
import "csv"
csv.from(csv: "#datatype,string,long,string,dateTime:RFC3339
#group,false,false,true,false
#default,_result,,,
,result,table,g,_time
,,0,x,2024-01-01T00:05:30Z

#datatype,string,long,string,dateTime:RFC3339,long
#group,false,false,true,false,false
#default,_result,,,,
,result,table,g,_time,_value
,,1,y,2024-01-01T00:00:30Z,3")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
    |> group() |> timedMovingAverage(every: 1m, period: 2m)
----
import "csv"
csv.from(csv: "#datatype,string,long,string,dateTime:RFC3339
#group,false,false,true,false
#default,_result,,,
,result,table,g,_time
,,0,x,2024-01-01T00:05:30Z

#datatype,string,long,string,dateTime:RFC3339,long
#group,false,false,true,false,false
#default,_result,,,,
,result,table,g,_time,_value
,,1,y,2024-01-01T00:00:30Z,3")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:08:30Z)
    |> group() |> aggregateWindow(every: 1m, fn: sum)
----
import "csv"
import "influxdata/influxdb/monitor"
csv.from(csv: "#datatype,string,long,string,dateTime:RFC3339,long
#group,false,false,true,false,false
#default,_result,,,,
,result,table,g,_time,_value
,,0,x,2024-01-01T00:02:00Z,8") |> movingAverage(n: 4) |> monitor.deadman(t: 2024-01-01T00:03:00Z)
----
import "dict"
import "array"
import "internal/debug"
array.from(rows: [{h: 1}, {h: 2}]) |> map(fn: (r) => ({r with v: dict.get(dict: dict.fromList(pairs: [{key: "1", value: debug.null(type: "int")}, {key: "2", value: debug.null(type: "int")}]), key: string(v: r.h), default: 0)}))
