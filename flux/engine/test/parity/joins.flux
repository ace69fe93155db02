join(tables:{x: ints, y: numbers}, on:["_time","s"])
----
join(tables:{y: ints, x: numbers}, on:["_time","h"])
----
join(tables:{l: rows, r: rows |> map(fn:(r)=>({r with _value: r._value*10}))}, on:["_time"])
----
join(tables:{l: rows |> group(columns:["s"]), r: rows |> group(columns:["s"])}, on:["s","_value"])
----
union(tables:[rows, rows |> map(fn:(r)=>({_time:r._time,zz:r._value}))])
----
union(tables:[rows |> group(columns:["s"]), ints])
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.inner(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({l with w:r.w}))
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.left(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({l with w:r.w,v2:r._value}))
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.full(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({s: if exists l.s then l.s else r.s, v: l._value, w: r.w}))
----
l = rows |> group(columns:["s"])
rr = array.from(rows:[{s:"x",_value:5,w:"five"},{s:"y",_value:4,w:"four"},{s:"q",_value:1,w:"one"}]) |> group(columns:["s"])
join.right(left:l,right:rr,on:(l,r)=>l._value==r._value,as:(l,r)=>({r with t:l._time}))
----
join.time(left:rows,right:floatRows,as:(l,r)=>({l with rv:r._value}))
----
join.inner(left:rows,right:floatRows,on:(l,r)=>l.s==r.s,as:(l,r)=>({s:l.s,a:l._value,b:r._value}))
