array.from(rows: [{a: date.add(d: 1mo, to: 2020-01-31T00:00:00Z), b: date.add(d: 1y, to: 2020-02-29T00:00:00Z), c: date.sub(d: 1mo, from: 2020-03-31T00:00:00Z), d: date.sub(d: 1mo1d, from: 2020-03-31T12:00:00Z), e: date.add(d: -1mo, to: 2020-03-31T00:00:00Z), f: date.sub(d: -1mo, from: 2020-01-31T00:00:00Z), g: date.add(d: 1mo, to: 2020-12-31T23:59:59.999999999Z)}])
----
array.from(rows: [{a: date.truncate(t: 2020-02-29T12:34:56.789Z, unit: 2w), b: date.truncate(t: 2020-02-29T12:34:56.789Z, unit: 1y), c: date.truncate(t: 2020-02-29T12:34:56.789Z, unit: 5mo), d: date.truncate(t: 1960-02-29T12:34:56.789Z, unit: 1mo), e: date.truncate(t: 1960-02-29T12:34:56.789Z, unit: 1w), f: date.truncate(t: 1960-02-29T12:34:56.789Z, unit: 7h), g: date.truncate(t: 2020-02-29T12:34:56.789Z, unit: 1ns)}])
----
array.from(rows: [{a: date.truncate(t: -1h, unit: 1h), b: date.truncate(t: -1mo, unit: 1mo), c: date.truncate(t: now(), unit: 1d)}])
----
array.from(rows: [{a: date.week(t: 2021-01-03T00:00:00Z), b: date.week(t: 2020-12-31T00:00:00Z), c: date.week(t: 2021-01-04T00:00:00Z), d: date.quarter(t: 2021-12-31T00:00:00Z), e: date.yearDay(t: 2020-12-31T00:00:00Z), f: date.weekDay(t: 2021-01-03T00:00:00Z), g: date.year(t: 1969-12-31T23:59:59Z), h: date.second(t: 1969-12-31T23:59:59.5Z), i: date.nanosecond(t: 1969-12-31T23:59:59.5Z), j: date.millisecond(t: 2020-01-01T00:00:00.123456789Z), k: date.microsecond(t: 2020-01-01T00:00:00.123456789Z)}])
----
option location = timezone.location(name: "America/New_York")
array.from(rows: [{a: date.hour(t: 2020-03-08T07:00:00Z), b: date.monthDay(t: 2020-03-01T04:00:00Z), c: date.month(t: 2020-03-01T04:00:00Z), d: date.week(t: 2021-01-04T04:00:00Z), e: date.yearDay(t: 2021-01-01T04:00:00Z), f: date.year(t: 2021-01-01T04:00:00Z), g: date.quarter(t: 2021-01-01T04:00:00Z), h: date.weekDay(t: 2021-01-01T04:00:00Z), i: date.minute(t: 2020-03-08T07:30:00Z)}])
----
option location = timezone.location(name: "America/New_York")
array.from(rows: [{a: date.truncate(t: 2020-03-08T12:00:00Z, unit: 1d), b: date.truncate(t: 2020-11-01T12:00:00Z, unit: 1d), c: date.truncate(t: 2020-11-01T05:30:00Z, unit: 1h), d: date.truncate(t: 2020-11-01T06:30:00Z, unit: 1h), e: date.truncate(t: 2020-11-15T06:30:00Z, unit: 1mo), f: date.truncate(t: 2020-11-15T06:30:00Z, unit: 1w), g: date.truncate(t: 2020-11-15T06:30:00Z, unit: 1y)}])
----
option location = timezone.location(name: "America/New_York")
array.from(rows: [{a: date.add(d: 1d, to: 2020-03-07T07:30:00Z), b: date.add(d: 24h, to: 2020-03-07T07:30:00Z), c: date.add(d: 1mo, to: 2020-02-08T07:30:00Z), d: date.sub(d: 1d, from: 2020-11-02T06:30:00Z), e: date.add(d: 1w, to: 2020-03-05T07:30:00Z), f: experimental.addDuration(d: 1d, to: 2020-03-07T07:30:00Z), g: experimental.subDuration(d: 1mo, from: 2020-04-01T07:30:00Z)}])
----
option location = timezone.fixed(offset: -8h)
array.from(rows: [{a: date.truncate(t: 2020-03-08T02:00:00Z, unit: 1d), b: date.hour(t: 2020-03-08T02:00:00Z), c: date.add(d: 1mo, to: 2020-03-01T02:00:00Z), d: today()}])
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-24T22:00:00Z, _value: 1}, {_time: 2020-10-25T00:30:00Z, _value: 2}, {_time: 2020-10-25T01:30:00Z, _value: 3}, {_time: 2020-10-25T22:30:00Z, _value: 4}]) |> range(start: 2020-10-24T00:00:00Z, stop: 2020-10-27T00:00:00Z) |> aggregateWindow(every: 1h, fn: sum, createEmpty: false)
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-24T22:00:00Z, _value: 1}, {_time: 2020-10-25T00:30:00Z, _value: 2}, {_time: 2020-10-25T01:30:00Z, _value: 3}, {_time: 2020-10-25T22:30:00Z, _value: 4}]) |> range(start: 2020-10-24T00:00:00Z, stop: 2020-10-27T00:00:00Z) |> aggregateWindow(every: 1d, offset: 2h, fn: sum)
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-24T22:00:00Z, _value: 1}, {_time: 2020-10-25T00:30:00Z, _value: 2}]) |> range(start: 2020-10-24T00:00:00Z, stop: 2020-10-27T00:00:00Z) |> window(every: 12h, period: 1d)
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-24T22:00:00Z, _value: 1}, {_time: 2020-10-25T00:30:00Z, _value: 2}]) |> range(start: 2020-10-01T00:00:00Z, stop: 2020-12-01T00:00:00Z) |> aggregateWindow(every: 1mo, fn: sum, timeSrc: "_start")
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-24T22:00:00Z, _value: 1}, {_time: 2020-10-25T00:30:00Z, _value: 2}]) |> range(start: 2020-10-01T00:00:00Z, stop: 2020-12-01T00:00:00Z) |> aggregateWindow(every: 1w, fn: sum, timeSrc: "_start")
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-24T22:00:00Z, _value: 1}]) |> hourSelection(start: 0, stop: 1)
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-25T00:30:00Z, _value: 1}]) |> truncateTimeColumn(unit: 1d)
----
option location = timezone.location(name: "Europe/Berlin")
array.from(rows: [{_time: 2020-10-25T00:30:00Z, _value: 1}]) |> timeShift(duration: 1d)
----
array.from(rows: [{a: date.hour(t: 2020-03-08T02:00:00Z, location: timezone.utc), b: timezone.fixed(offset: 1h).zone, c: string(v: timezone.location(name: "Europe/Berlin").offset)}])
----
array.from(rows: [{a: date.hour(t: 2020-03-08T02:00:00Z, location: {zone: "Europe/Berlin", offset: 30m})}])
----
array.from(rows: [{a: string(v: date.scale(d: 1h, n: 0)), b: string(v: date.scale(d: -1h, n: 3)), c: string(v: date.scale(d: 1mo2d, n: 3))}])
----
array.from(rows: [{a: date.time(t: 2020-03-08T02:00:00Z), b: date.time(t: -1mo), c: date.time(t: 1h)}])
----
array.from(rows: [{a: string(v: 1y), b: string(v: 14mo), c: string(v: 90m), d: string(v: 1000ms), e: string(v: 1ns), f: string(v: 0s), g: string(v: -1mo1d), h: string(v: 1w1d), i: string(v: 36h), j: string(v: 1us), k: string(v: 1µs)}])
----
array.from(rows: [{a: int(v: 1h), b: int(v: -1s), c: uint(v: 1ms)}])
----
array.from(rows: [{a: int(v: 1mo)}])
----
array.from(rows: [{a: string(v: duration(v: "1h30m")), b: string(v: duration(v: "1y2mo")), c: string(v: duration(v: 3600000000000)), d: string(v: duration(v: "-1h")), e: string(v: duration(v: uint(v: 5)))}])
----
array.from(rows: [{a: 2020-01-01, b: 2020-01-01T00:00:00+02:00, c: 2020-01-01T00:00:00.123456789Z, d: 2020-06-30T12:00:00-07:30}])
----
array.from(rows: [{a: time(v: "2020-01-01T00:00:00Z"), b: time(v: "2020-01-01"), c: time(v: "2020-01-01T00:00:00+01:00"), d: time(v: 0), e: time(v: "1970-01-01T00:00:00.000000001Z")}])
----
array.from(rows: [{a: 2262-04-11T23:47:16Z, b: 1677-09-21T00:12:44Z}])
----
array.from(rows: [{a: 2300-01-01T00:00:00Z}])
----
array.from(rows: [{a: time(v: "0001-01-01T00:00:00Z")}])
----
array.from(rows: [{_time: 2020-01-01T00:00:00Z, _value: 1}]) |> range(start: 2019-12-31, stop: 2020-01-02)
----
array.from(rows: [{_time: 2020-01-01T00:00:00Z, _value: 1}]) |> range(start: -5000w)
----
array.from(rows: [{a: experimental.addDuration(d: 1mo, to: -1h), b: experimental.subDuration(d: 1h, from: now())}])
----
a = 2020-01-31T00:00:00Z
array.from(rows: [{a: date.add(to: a, d: duration(v: "1mo"))}]) |> map(fn: (r) => ({r with b: date.add(to: r.a, d: 1mo), c: date.sub(from: r.a, d: duration(v: int(v: r.a) / 2))}))
