schema.tagKeys(bucket: "readings", start: 2023-12-30T00:00:00Z, stop: 2023-12-31T23:59:59Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r.h == "zz", start: 2023-12-30T00:00:00Z, stop: 2024-01-10T00:00:00Z)
----
schema.tagKeys(bucket: "readings", start: 2023-12-10T00:00:00Z, stop: 2023-12-12T00:00:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._field == "zz", start: 2023-12-30T00:00:00Z, stop: 2024-01-10T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "_measurement", start: 2023-12-10T00:00:00Z, stop: 2023-12-31T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "_field", start: 2023-12-10T00:00:00Z, stop: 2023-12-31T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "_measurement", predicate: (r) => r.s == "c", start: 2023-12-10T00:00:00Z, stop: 2023-12-31T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "_measurement", predicate: (r) => r.s == "c", start: 2023-12-10T00:00:00Z, stop: 2024-01-31T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "_measurement", predicate: (r) => r._measurement == "n", start: 2023-12-10T00:00:00Z, stop: 2023-12-31T00:00:00Z)
----
schema.measurements(bucket: "readings", start: 2024-12-30T00:00:00Z, stop: 2024-12-31T00:00:00Z)
----
v1.measurements(bucket: "readings")
----
from(bucket: "readings") |> range(start: 2023-12-10T00:00:00Z, stop: 2023-12-31T00:00:00Z) |> keep(columns: ["_measurement"]) |> group() |> distinct(column: "_measurement")
----
from(bucket: "readings") |> range(start: 2023-12-10T00:00:00Z, stop: 2024-12-31T00:00:00Z) |> keep(columns: ["s"]) |> group() |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z) |> keep(columns: ["s"]) |> group() |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z) |> filter(fn: (r) => r._field == "f") |> keep(columns: ["_field"]) |> group() |> distinct(column: "_field")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z) |> keep(columns: ["s"]) |> group() |> distinct(column: "h")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z) |> keep(columns: ["nope"]) |> group() |> distinct(column: "nope")
----
from(bucket: "readings") |> range(start: 2023-12-10T00:00:00Z, stop: 2024-12-31T00:00:00Z) |> keys() |> keep(columns: ["_value"]) |> distinct()
----
from(bucket: "readings") |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z) |> filter(fn: (r) => r.s == "b") |> keys() |> keep(columns: ["_value"]) |> distinct()
----
from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z) |> filter(fn: (r) => r._value == 3) |> keep(columns: ["s"]) |> group() |> distinct(column: "s")
----
from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z) |> filter(fn: (r) => r._field == "i" and r.h == "x") |> keep(columns: ["s"]) |> group() |> distinct(column: "s")
----
x = from(bucket: "readings") |> range(start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
union(tables: [x |> keep(columns: ["s"]) |> group() |> distinct(column: "s"), x |> keep(columns: ["h"]) |> group() |> distinct(column: "h")]) |> sort()
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._field == "f", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._field == "st", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "s", predicate: (r) => r._field == "f", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "s", predicate: (r) => r._field == "st", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "_measurement", predicate: (r) => r._field == "st", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "_measurement", predicate: (r) => r._field == "st", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "_field", predicate: (r) => r._field =~ /s/, start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "s", predicate: (r) => r._field != "st", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.fieldKeys(bucket: "readings", predicate: (r) => r.s == "a", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.fieldKeys(bucket: "readings", predicate: (r) => r.h == "y", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "_field", predicate: (r) => r._measurement == "n" and r.s == "a", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._field == "i", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._value == 3 and r._field == "i", start: 2023-12-30T00:00:00Z, stop: 2024-01-10T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._value == 3, start: 2023-12-30T00:00:00Z, stop: 2024-01-10T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => r._field == "i" and strings.containsStr(v: r.s, substr: "b"), start: 2023-12-30T00:00:00Z, stop: 2024-01-10T00:00:00Z)
----
schema.tagValues(bucket: "readings", tag: "_value", start: 2024-01-01T00:00:00Z, stop: 2024-01-10T00:00:00Z)
----
schema.fieldKeys(bucket: "readings", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.measurementFieldKeys(bucket: "readings", measurement: "m", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.measurementFieldKeys(bucket: "readings", measurement: "zz", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.fieldKeys(bucket: "readings", predicate: (r) => r._measurement =~ /n/, start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.fieldKeys(bucket: "readings", predicate: (r) => r._measurement == "n" or r._measurement == "m", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.measurementTagKeys(bucket: "readings", measurement: "m", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.measurementTagKeys(bucket: "readings", measurement: "m", start: 2023-01-01T00:30:00Z, stop: 2023-01-01T00:40:00Z)
----
schema.measurementTagValues(bucket: "readings", measurement: "m", tag: "s", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.measurementTagValues(bucket: "readings", measurement: "m", tag: "_measurement", start: 2023-01-01T00:30:00Z, stop: 2023-01-01T00:40:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => r._measurement != "n", start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => exists r.h, start: 2024-01-01T00:30:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => strings.hasPrefix(v: r.s, prefix: "b"), start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagKeys(bucket: "readings", predicate: (r) => strings.hasPrefix(v: r._field, prefix: "i"), start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "s", predicate: (r) => strings.hasPrefix(v: r._field, prefix: "i"), start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "h", predicate: (r) => strings.hasPrefix(v: r._field, prefix: "i"), start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "_time", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "_stop", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
schema.tagValues(bucket: "readings", tag: "nope", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z)
----
v1.tagValues(bucket: "readings", tag: "s")
----
schema.tagKeys(bucket: "readings", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:40:00Z) |> yield(name: "b")
