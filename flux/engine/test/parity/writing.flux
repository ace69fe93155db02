rows |> timeShift(duration:30d) |> set(key:"_field",value:"w") |> set(key:"_measurement",value:"w") |> to(bucket:"readings")
----
x = rows |> timeShift(duration:30d) |> set(key:"_field",value:"w") |> set(key:"_measurement",value:"w") |> to(bucket:"readings")
----
x = rows |> timeShift(duration:30d) |> set(key:"_field",value:"w") |> set(key:"_measurement",value:"w") |> to(bucket:"readings")
x |> count()
----
x = rows |> timeShift(duration:30d) |> set(key:"_field",value:"w") |> set(key:"_measurement",value:"w") |> to(bucket:"readings")
x |> set(key:"_field",value:"u") |> to(bucket:"readings")
----
rows |> timeShift(duration:30d) |> set(key:"_field",value:"w") |> set(key:"_measurement",value:"w") |> to(bucket:"readings") |> yield(name:"w")
----
rows |> count() |> yield(name:"x")
rows |> sum() |> yield(name:"x")
----
rows |> count()
rows |> sum() |> yield()
----
rows |> to()
----
rows |> to(bucket:"")
----
rows |> to(bucket:"nope")
----
rows |> to(bucket:"readings",bucketID:"0000000000000001")
----
rows |> to(bucket:"readings")
----
rows |> timeShift(duration:30d) |> set(key:"_measurement",value:"w") |> to(bucket:"readings")
----
rows |> timeShift(duration:30d) |> set(key:"_measurement",value:"w") |> set(key:"_field",value:"w") |> to(bucket:"readings",tagColumns:["_value"])
----
rows |> timeShift(duration:30d) |> set(key:"_measurement",value:"w") |> set(key:"_field",value:"w") |> drop(columns:["_value"]) |> debug.opaque() |> to(bucket:"readings")
----
rows |> timeShift(duration:30d) |> set(key:"_measurement",value:"w") |> set(key:"_field",value:"w") |> to(bucket:"readings",timeColumn:"s")
----
rows |> timeShift(duration:30d) |> set(key:"_measurement",value:"w") |> to(bucket:"readings",tagColumns:["s"],fieldFn:(r)=>({"x":r._value,"y":1.5}))
----
rows |> timeShift(duration:30d) |> set(key:"_measurement",value:"w") |> to(bucket:"readings",fieldFn:(r)=>({x:1h}))
----
from(bucket:"readings") |> range(start:2024-01-31T00:00:00Z,stop:2024-01-31T00:10:00Z) |> filter(fn:(r)=>r._measurement=="w")
