ints |> count()
----
ints |> sum() |> group() |> sum()
----
ints |> top(n:1)
----
numbers |> min()
----
numbers |> last()
----
numbers |> limit(n:4) |> last()
----
numbers |> mean()
----
numbers |> limit(n:4) |> mean()
----
numbers |> stddev()
----
numbers |> skew()
----
ints |> group(columns:["_time"]) |> sum()
----
ints |> group(columns:["s"],mode:"except")
----
ints |> group(columns:["s","h"],mode:"by") |> count()
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field=="i")|>group(columns:["s"]) |> sum()
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field=="i")|>group(columns:["s"]) |> last()
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field=="i")|>last()
----
ints |> first() |> group() |> sort(columns:["_time","_value"])
----
ints |> group(columns:["s","h"]) |> count()
----
ints |> group(columns:["h","s"]) |> last()
----
ints |> group(columns:["s"]) |> first()
----
ints |> group(columns:["s"]) |> min()
----
ints |> group(columns:["s"]) |> max()
----
ints |> group(columns:["s"]) |> mean()
----
ints |> group(columns:["s"]) |> sum()
----
ints |> group() |> last()
----
ints |> keep(columns:["_value","s","_time"]) |> sum()
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep") |> count()
----
ints |> filter(fn:(r)=>r._value > 100, onEmpty:"keep") |> first()
----
rows |> count()
----
rows |> sum()
----
rows |> mean()
----
rows |> min()
----
rows |> first()
----
rows |> last()
----
rows |> group(columns:["s"]) |> spread()
----
rows |> top(n:2)
----
rows |> bottom(n:2)
----
rows |> unique(column:"s")
----
rows |> median()
----
rows |> quantile(q:0.25)
----
floatRows |> quantile(q:0.25,method:"exact_mean")
----
rows |> quantile(q:0.25,method:"exact_selector")
----
numbers |> quantile(q:0.99)
----
rows |> mode()
----
rows |> mode(column:"s")
----
rows |> distinct()
----
rows |> distinct(column:"s")
----
ints |> distinct(column:"s")
----
ints |> distinct(column:"nope")
----
rows |> unique()
----
rows |> sample(n:2,pos:1)
----
floatRows |> histogram(bins:linearBins(start:0.0,width:2.5,count:4))
----
floatRows |> histogram(bins:[1.0,4.0,10.0],normalize:true)
----
floatRows |> histogram(bins:logarithmicBins(start:1.0,factor:2.0,count:5,infinity:false))
----
floatRows |> histogram(bins:[1.0,4.0,10.0]) |> histogramQuantile(quantile:0.5)
----
floatRows |> histogram(bins:[1.0,4.0,10.0]) |> histogramQuantile(quantile:0.9,minValue:1.0)
----
rangedRows |> integral()
----
rangedRows |> integral(unit:1m,interpolate:"linear")
----
numbers |> integral(unit:1m,interpolate:"linear")
----
rangedFloatRows |> timeWeightedAvg(unit:1m)
----
numbers |> timeWeightedAvg(unit:1s)
----
rows |> group(columns: ["s"]) |> group() |> mode()
----
ints |> map(fn: (r) => ({r with h: "one"})) |> group(columns: ["h"]) |> mode()
----
everything |> filter(fn: (r) => r._field == "i") |> group(columns: ["h"]) |> mode()
----
array.from(rows: [{_value: 1.0}, {_value: math.mInf(sign: 1)}]) |> quantile(q: 1.0)
----
array.from(rows: [{_value: 1.0}, {_value: math.mInf(sign: -1)}, {_value: 2.0}]) |> quantile(q: 0.0)
----
rows |> top(n: -1)
----
rows |> sort(desc: true) |> limit(n: -1)
----
rows |> max(column: "s")
----
array.from(rows: [{_value: 10.0 ^ 25.0}]) |> histogram(bins: [1.0])
----
array.from(rows: [{_value: 1.0}, {_value: math.NaN()}, {_value: 2.0}]) |> mode()
----
array.from(rows: [{_value: math.NaN()}, {_value: math.NaN()}]) |> mode()
----
rows |> group(columns: ["s"]) |> set(key: "s", value: "w") |> mode()
----
rows |> group(columns: ["s"]) |> experimental.set(o: {s: "w"}) |> mode()
----
rows |> group(columns: ["s"]) |> drop(columns: ["s"]) |> mode()
----
ints |> filter(fn: (r) => r._value > 100, onEmpty: "keep") |> mode()
----
ints |> filter(fn: (r) => r._value > 2, onEmpty: "keep") |> mode() |> group() |> mode()
----
ints |> window(every: 1m, createEmpty: true) |> mode()
----
array.from(rows: [{_value: -3}, {_value: 8}, {_value: 8}, {_value: 3}, {_value: 5}]) |> skew()
----
ints |> median() |> map(fn: (r) => ({_time: r._time, v: r._value}))
----
array.from(rows: [{_value: 1.5, h: 2}]) |> group() |> quantile(q: 0.3) |> map(fn: (r) => ({r with x: r.h}))
----
ints |> sum() |> map(fn: (r) => ({_time: r._time, v: r._value}))
----
nan = float(v: "NaN")
array.from(rows: [{le: 1.0, _value: nan}, {le: 2.0, _value: 1.0}, {le: 3.0, _value: 3.0}]) |> histogramQuantile(quantile: 0.5)
----
nan = float(v: "NaN")
array.from(rows: [{le: 1.0, _value: 1.0}, {le: 2.0, _value: nan}, {le: 3.0, _value: 3.0}]) |> histogramQuantile(quantile: 0.5)
----
nan = float(v: "NaN")
array.from(rows: [{le: 1.0, _value: nan}, {le: 2.0, _value: 0.5}, {le: 3.0, _value: 2.0}]) |> histogramQuantile(quantile: 0.5, onNonmonotonic: "drop")
----
nan = float(v: "NaN")
array.from(rows: [{le: 1.0, _value: nan}, {le: 2.0, _value: 0.5}, {le: 3.0, _value: 2.0}]) |> histogramQuantile(quantile: 0.5, onNonmonotonic: "force")
