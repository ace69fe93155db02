import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
t |> movingAverage(n: 2)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
r |> movingAverage(n: 2)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
t |> movingAverage(n: 5)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
r |> aggregateWindow(every: 1m, fn: sum)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
r |> aggregateWindow(every: 1m, fn: mean)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
r |> aggregateWindow(every: 1m, fn: mean, createEmpty: false)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
r |> window(every: 2m) |> mean()
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
t |> mean()
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
t |> cumulativeSum()
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
r |> timedMovingAverage(every: 1m, period: 2m)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
t |> movingAverage(n: 2) |> limit(n: 1)
----
import "csv"
data = "
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,0,2024-01-01T00:00:00Z,1.5,x
,,0,2024-01-01T00:01:00Z,2.5,x
,,0,2024-01-01T00:02:00Z,4.5,x
,,1,2024-01-01T00:00:00Z,7.5,y
,,1,2024-01-01T00:01:00Z,9.5,y

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,g
,,2,2024-01-01T00:00:00Z,a,z
,,2,2024-01-01T00:01:00Z,b,z
"
t = csv.from(csv: data)
r = t |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
t |> movingAverage(n: 2) |> sort()
