array.from(rows:[{t:date.truncate(t:2024-03-05T12:34:56Z,unit:1mo),h:date.hour(t:2024-03-05T12:34:56Z),w:date.week(t:2024-03-05T12:34:56Z),y:date.yearDay(t:2024-03-05T12:34:56Z),u:strings.toUpper(v:"abc"),l:math.log(x:2.0)}])
----
d = ["a":1,"b":2]
array.from(rows:[{a:dict.get(dict:d,key:"a",default:0),z:dict.get(dict:d,key:"z",default:9),i:dict.get(dict:dict.insert(dict:d,key:"z",value:5),key:"z",default:9),r:dict.get(dict:dict.remove(dict:d,key:"a"),key:"a",default:7), f: dict.get(dict:dict.fromList(pairs:[{key:1,value:"q"}]),key:1,default:"w"), disp: display(v: d)}])
----
array.from(rows:[{a:types.isType(v:1,type:"int"),b:types.isType(v:"a",type:"int"),c:types.isType(v:now(),type:"time"),d:types.isType(v:1s,type:"duration")}])
----
array.from(rows:[{a:regexp.replaceAllString(r:/a(x*)b/,v:"-ab-axxb-",t:"T"),b:regexp.replaceAllString(r:/a(x*)b/,v:"-ab-axxb-",t:"$1"),c:regexp.replaceAllString(r:/a(?P<q>x*)b/,v:"-ab-axxb-",t:"${q}W"),d:regexp.quoteMeta(v:"a.b*c"),e:regexp.findString(r:/fo.?/,v:"seafood fool"),g:regexp.getString(r:/a\/b/),m:regexp.matchRegexpString(r:/^a/,v:"abc"),s:strings.joinStr(arr:regexp.splitRegexp(r:/a*/,v:"abaabaccadaaae",i:5),v:"|"),l:length(arr:regexp.findStringIndex(r:/ab?/,v:"tablett"))}])
----
array.from(rows:[{a:strings.title(v:"hello wOrld foo_bar it's"),b:strings.trim(v:" .abc. ",cutset:" ."),c:strings.index(v:"chicken",substr:"ken"),d:strings.lastIndexAny(v:"go gopher",chars:"gh"),e:strings.splitAfterN(v:"a,b,c",t:",",i:2)[1],f:strings.replace(v:"oink oink oink",t:"oink",u:"moo",i:2),g:strings.repeat(v:"na",i:3),h:strings.substring(v:"influx",start:-1,end:3),i:strings.countStr(v:"five",substr:""),j:strings.compare(v:"a",t:"b"),k:strings.equalFold(v:"Go",t:"GO"),l:strings.strlen(v:"apple"),m:strings.isUpper(v:"A"),n:strings.toTitle(v:"abc"),o:strings.trimSuffix(v:"abc_",suffix:"_"),p:strings.containsAny(v:"abc",chars:"xc")}])
----
t = 2024-03-31T23:34:56.123456789Z
array.from(rows:[{y:date.year(t:t),q:date.quarter(t:t),mo:date.month(t:t),w:date.week(t:t),d:date.monthDay(t:t),yd:date.yearDay(t:t),wd:date.weekDay(t:t),h:date.hour(t:t),mi:date.minute(t:t),s:date.second(t:t),ms:date.millisecond(t:t),us:date.microsecond(t:t),ns:date.nanosecond(t:t),a:date.add(d:1mo,to:t),b:date.sub(d:1mo2d,from:t),tr:date.truncate(t:t,unit:1w),tm:date.truncate(t:t,unit:3mo),sc:string(v:date.scale(d:1h30m,n:-2)),tt:date.time(t:-1h)}])
----
t = 2024-03-10T09:30:00Z
la = timezone.location(name:"America/Los_Angeles")
array.from(rows:[{h:date.hour(t:t,location:la),d:date.truncate(t:t,unit:1d,location:la),x:date.add(d:1d,to:t,location:la),f:date.hour(t:t,location:timezone.fixed(offset:-8h)),w:date.weekDay(t:t,location:la),tm:date.time(t:t,location:la)}])
----
array.from(rows:[{a:math.pow(x:2.0,y:0.5),b:math.mod(x:7.5,y:2.0),c:math.round(x:-2.5),d:math.roundtoeven(x:2.5),e:math.modf(f:3.25).frac,f:math.mInf(sign:-1),g:math.hypot(p:3.0,q:4.0),h:math.log10(x:1000.0),i:math.log2(x:8.0),j:math.cbrt(x:27.0),k:math.exp2(x:3.0),l:math.pow10(n:3),m:math.atan2(y:1.0,x:2.0),n:math.isNaN(f:math.NaN()),o:math.isInf(f:math.mInf(sign:1),sign:0),p:math.signbit(x:-0.0),q:math.trunc(x:-1.7),r:math.copysign(x:3.0,y:-1.0),s:math.mMax(x:1.0,y:2.0),t:math.acosh(x:2.0),u:math.expm1(x:0.1),v:math.log1p(x:0.1)}])
----
array.from(rows:[{a:1+2*3,b:7/2,c:-7/2,d:7%3,e:-7%3,f:2^10,g:7.5%2.0,h:"a"+"b",i:1<2,j:"a"<"b",k:1==1.0,l:not true,m:true and false or true,n:if 1>2 then "x" else "y",o:"v=${1+1} ${1.50} ${true} ${1h}",p:"abc" =~ /b/,q:"abc" !~ /b/,r:string(v:1h+30m),s:string(v:-1h)}])
----
array.from(rows:[{a:9223372036854775807+1,b:-9223372036854775807-2,c:9223372036854775807*2,d:uint(v:3)-uint(v:5)}])
----
x = [1,2,3] |> array.map(fn:(x)=>x*2) |> array.filter(fn:(x)=>x>2) |> array.concat(v:[100])
array.from(rows:[{a:x[0],b:x[1],c:x[2],d:length(arr:x),e:contains(value:100,set:x)}])
----
array.from(rows:[{a:experimental.addDuration(d:1mo,to:2024-01-31T00:00:00Z),b:experimental.subDuration(d:1mo,from:2024-03-31T00:00:00Z)}])
----
array.from(rows: [{v: strings.isDigit(v: "")}])
----
array.from(rows: [{v: strings.isUpper(v: "AB")}])
