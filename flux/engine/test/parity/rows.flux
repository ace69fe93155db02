ints |> map(fn:(r)=>({r with _value: r._value*2, z: float(v:r._value)/3.0}))
----
ints |> map(fn:(r)=>({r with s: string(v:r._value)}))
----
ints |> reduce(fn:(r,accumulator)=>({n: accumulator.n+1, t: accumulator.t + r._value}), identity:{n:0,t:0})
----
ints |> cumulativeSum()
----
ints |> stateCount(fn:(r)=>r._value>1)
----
ints |> stateDuration(fn:(r)=>r._value>1, unit:1m)
----
f = (tables=<-, n=2) => tables |> map(fn:(r)=>({r with _value: r._value * n}))
ints |> f(n:3) |> f()
----
numbers |> cumulativeSum() |> limit(n:1)
----
ints |> map(fn:(r)=>({a: 1}))
----
ints |> map(fn:(r)=>({r with a: 1}))
----
ints |> map(fn:(r)=>({r with s: "q"}))
----
ints |> limit(n:10) |> map(fn:(r)=>({r with a: 1})) |> limit(n:1)
----
array.from(rows:[{b:1,a:"x"},{a:"y",b:2}]) |> group(columns:["a"]) |> map(fn:(r)=>({r with a: r.a + "q"}))
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep") |> map(fn:(r)=>({r with a:1}))
----
rows |> difference()
----
rows |> difference(nonNegative:true)
----
rows |> difference(keepFirst:true)
----
rows |> difference(keepFirst:true,nonNegative:true,initialZero:true)
----
rows |> increase()
----
rows |> derivative(unit:1m)
----
rows |> derivative(unit:1m,nonNegative:true)
----
rows |> derivative(unit:1m,nonNegative:true,initialZero:true)
----
rows |> elapsed()
----
rows |> elapsed(unit:1m,columnName:"q")
----
rows |> group(columns:["s"]) |> difference()
----
ints |> difference()
----
ints |> elapsed()
----
numbers |> derivative()
----
rows |> cumulativeSum()
----
rows |> map(fn:(r)=>({r with q: r._value+1}))
----
rows |> map(fn:(r)=>({r with q: if r._value > 3 then "big" else "small"}))
----
rows |> stateCount(fn:(r)=>r._value>3)
----
rows |> reduce(fn:(r,accumulator)=>({n:accumulator.n+1}),identity:{n:0})
----
rows |> reduce(fn:(r,accumulator)=>({t:accumulator.t+r._value}),identity:{t:0})
----
rows |> movingAverage(n:3)
----
rows |> movingAverage(n:10)
----
ints |> movingAverage(n:2)
----
rows |> exponentialMovingAverage(n:3)
----
rows |> exponentialMovingAverage(n:10)
----
ints |> toFloat()
----
rows |> toString()
----
rows |> toUInt()
----
rows |> toTime()
----
ints |> toBool()
