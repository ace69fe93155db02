array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:strings.trim(v:r._value,cutset:"a")}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:strings.title(v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:strings.strlen(v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:strings.isUpper(v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:strings.repeat(v:"a",i:r.n)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:strings.splitN(v:"a",t:r.nope,i:1)[0]}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:strings.joinStr(arr:[r._value],v:",")}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:regexp.findString(r:/a/,v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:regexp.replaceAllString(r:/a/,v:r._value,t:"b")}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:regexp.quoteMeta(v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:regexp.compile(v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:math.abs(x:r.f)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:math.abs(x:r.nope)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:math.pow(x:r.nope,y:1.0)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:math.modf(f:r.f).int}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:date.hour(t:r.nope)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:types.isType(v:r.nope,type:"invalid")}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:bytes(v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:int(v:{a:1})}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:dict.get(dict:dict.insert(dict:["a":1],key:r._value,value:3),key:"a",default:0)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:float(v:r.t)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:float(v:r._value)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:1/(r.n-r.n)}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> map(fn:(r)=>({x:+r.n}))
----
array.from(rows:[{_value:"ab",n:1,f:1.5,t:2020-01-01T00:00:00Z},{_value:debug.null(type:"string"),n:debug.null(type:"int"),f:debug.null(type:"float"),t:debug.null(type:"time")}]) |> debug.opaque() |> filter(fn:(r)=>strings.isDigit(v:r._value))
----
array.from(rows:[{v:int(v:[1])}])
----
array.from(rows:[{v:int(v:{a:1,b:"x",c:{d:[1h]}})}])
----
array.from(rows:[{v:bool(v:["a":1])}])
----
array.from(rows:[{v:bytes(v:debug.null())}])
----
array.from(rows:[{v:math.sqrt(x:debug.null(type:"float"))}])
----
array.from(rows:[{v:math.mInf(sign:debug.null())}])
----
array.from(rows:[{v:math.frexp(f:debug.null(type:"float")).frac}])
----
array.from(rows:[{v:+1}])
----
array.from(rows:[{v:debug.null()}])
----
array.from(rows:[{v:1h}])
----
array.from(rows:[{v:{a:1}}])
----
x = array.from(rows:[{v:1h}])
array.from(rows:[{v:1}])
----
array.from(rows:array.map(arr:["a1"],fn:(x)=>({v:strings.isDigit(v:x)})))
----
array.from(rows:[{v:1}]) |> findColumn(fn:(key)=>strings.isDigit(v:"ab"),column:"v")
array.from(rows:[{v:1}])
----
array.from(rows:[{v:dict.get(dict:[debug.null(type:"string"):1],key:"a",default:0)}])
