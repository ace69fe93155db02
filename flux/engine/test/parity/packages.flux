numbers |> group(columns:["s"]) |> limit(n:1) |> drop(columns:["_field","_value"]) |> experimental.set(o:{q:1.5,s:"w"})
----
numbers |> experimental.preview(nrows:1,ntables:2)
----
numbers |> experimental.alignTime(alignTo:2020-01-01T00:00:00Z)
----
ints |> experimental.group(mode:"extend",columns:["_time"])
----
ints |> monitor.deadman(t:2024-01-01T00:01:30Z)
----
array.from(rows:[{_time:2024-01-01T00:00:00Z,_level:"ok",x:"a"},{_time:2024-01-01T00:01:00Z,_level:"crit",x:"a"},{_time:2024-01-01T00:02:00Z,_level:"warn",x:"a"},{_time:2024-01-01T00:03:00Z,_level:"warn",x:"a"},{_time:2024-01-01T00:04:00Z,_level:"ok",x:"a"}]) |> group(columns:["_level","x"]) |> map(fn:(r)=>({r with _source_timestamp:1})) |> group(columns:["x"]) |> monitor.stateChanges()
----
array.from(rows:[{_time:2024-01-01T00:00:00Z,_level:"ok",x:"a"},{_time:2024-01-01T00:01:00Z,_level:"crit",x:"a"},{_time:2024-01-01T00:02:00Z,_level:"warn",x:"a"},{_time:2024-01-01T00:03:00Z,_level:"warn",x:"a"},{_time:2024-01-01T00:04:00Z,_level:"ok",x:"a"}]) |> map(fn:(r)=>({r with _source_timestamp:1})) |> monitor.stateChanges(fromLevel:"warn",toLevel:"ok")
----
array.from(rows:[{_time:2024-01-01T00:00:00Z,_level:"ok",x:"a"},{_time:2024-01-01T00:01:00Z,_level:"crit",x:"a"},{_time:2024-01-01T00:02:00Z,_level:"warn",x:"a"},{_time:2024-01-01T00:03:00Z,_level:"warn",x:"a"},{_time:2024-01-01T00:04:00Z,_level:"ok",x:"a"}]) |> map(fn:(r)=>({r with _source_timestamp:1})) |> monitor.stateChanges(toLevel:"crit")
----
array.from(rows:[{_time:2024-01-01T00:00:00Z,_level:"ok",x:"a"},{_time:2024-01-01T00:01:00Z,_level:"crit",x:"a"},{_time:2024-01-01T00:02:00Z,_level:"warn",x:"a"}]) |> map(fn:(r)=>({r with _source_timestamp:1})) |> monitor.stateChanges(fromLevel:"ok")
----
array.from(rows:[{a:tasks.lastSuccess(orTime:-1h)}])
