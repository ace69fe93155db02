import "array"
import "csv"
import "date"
import "dict"
import "experimental"
import "influxdata/influxdb/monitor"
import "influxdata/influxdb/schema"
import "influxdata/influxdb/tasks"
import "influxdata/influxdb/v1"
import "internal/debug"
import "join"
import "math"
import "regexp"
import "strings"
import "testing"
import "timezone"
import "types"
import "system"

option now = () => 2030-01-01T00:00:00Z

inData = "
#datatype,string,long,dateTime:RFC3339,double,string,string,string
#group,false,false,false,false,true,true,true
#default,_result,,,,,,
,result,table,_time,_value,_field,_measurement,host
,,0,2018-05-22T19:53:26Z,1.83,load1,system,host.local
,,0,2018-05-22T19:53:36Z,1.72,load1,system,host.local
,,0,2018-05-22T19:53:46Z,,load1,system,host.local
,,0,2018-05-22T19:53:56Z,1.63,load1,system,host.local
,,0,2018-05-22T19:54:06Z,1.91,load1,system,host.local
,,0,2018-05-22T19:54:16Z,1.84,load1,system,host.local
,,1,2018-05-22T19:53:26Z,1.98,load3,system,host.local
,,1,2018-05-22T19:53:36Z,1.97,load3,system,host.local
,,1,2018-05-22T19:53:46Z,1.97,load3,system,host.local
,,1,2018-05-22T19:53:56Z,NaN,load3,system,host.local
,,1,2018-05-22T19:54:06Z,1.98,load3,system,host.local
,,1,2018-05-22T19:54:16Z,1.97,load3,system,host.local

#datatype,string,long,dateTime:RFC3339,long,string,string,string
#group,false,false,false,false,true,true,true
#default,_result,,,,,,
,result,table,_time,_value,_field,_measurement,host
,,2,2018-05-22T19:53:26Z,82,used,mem,host.local
,,2,2018-05-22T19:53:36Z,83,used,mem,host.local
,,2,2018-05-22T19:53:46Z,,used,mem,host.local
,,2,2018-05-22T19:53:56Z,82,used,mem,host.local
,,2,2018-05-22T19:54:06Z,82,used,mem,host.local
,,2,2018-05-22T19:54:16Z,84,used,mem,host.local

#datatype,string,long,dateTime:RFC3339,string,string,string,string
#group,false,false,false,false,true,true,true
#default,_result,,,,,,
,result,table,_time,_value,_field,_measurement,host
,,3,2018-05-22T19:53:26Z,a,name,sys,host.local
,,3,2018-05-22T19:53:36Z,b,name,sys,host.local
,,3,2018-05-22T19:53:46Z,,name,sys,host.local
,,3,2018-05-22T19:53:56Z,a,name,sys,host.local

#datatype,string,long,dateTime:RFC3339,boolean,string,string,string
#group,false,false,false,false,true,true,true
#default,_result,,,,,,
,result,table,_time,_value,_field,_measurement,host
,,4,2018-05-22T19:53:26Z,true,up,sys,host.local
,,4,2018-05-22T19:53:36Z,false,up,sys,host.local
,,4,2018-05-22T19:53:46Z,true,up,sys,host.local

#datatype,string,long,dateTime:RFC3339,unsignedLong,string,string,string
#group,false,false,false,false,true,true,true
#default,_result,,,,,,
,result,table,_time,_value,_field,_measurement,host
,,5,2018-05-22T19:53:26Z,10,n,u,host.local
,,5,2018-05-22T19:53:36Z,7,n,u,host.local
,,5,2018-05-22T19:53:46Z,,n,u,host.local
,,5,2018-05-22T19:54:36Z,12,n,u,host.local
"
emptyData = "
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,true
#default,_result,0,,,load1,system
,result,table,_time,_value,_field,_measurement
"
all = csv.from(csv: inData) |> testing.load() |> range(start: 2018-05-22T19:53:00Z, stop: 2018-05-22T19:55:00Z)
raw = csv.from(csv: inData)
fl = all |> filter(fn: (r) => r._measurement == "system")
it = all |> filter(fn: (r) => r._measurement == "mem")
st = all |> filter(fn: (r) => r._field == "name")
bo = all |> filter(fn: (r) => r._field == "up")
ui = all |> filter(fn: (r) => r._measurement == "u")
em = csv.from(csv: emptyData)
emr = em |> range(start: 2018-05-22T19:53:00Z, stop: 2018-05-22T19:55:00Z)
nums = all |> filter(fn: (r) => r._measurement != "sys")
