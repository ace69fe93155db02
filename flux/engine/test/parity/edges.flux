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
