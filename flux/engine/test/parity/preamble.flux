import "array"
import "csv"
import "date"
import "dict"
import "experimental"
import "influxdata/influxdb/monitor"
import "influxdata/influxdb/schema"
import "influxdata/influxdb/tasks"
import "influxdata/influxdb/v1"
import "internal/debug"
import "join"
import "math"
import "regexp"
import "strings"
import "timezone"
import "types"

everything = from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
ints = everything |> filter(fn: (r) => r._field == "i")
floats = everything |> filter(fn: (r) => r._field == "f")
numbers = everything |> filter(fn: (r) => r._field == "i" or r._field == "f")
rows = array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, _value: 5, s: "x"},
    {_time: 2024-01-01T00:01:00Z, _value: debug.null(type: "int"), s: "x"},
    {_time: 2024-01-01T00:02:00Z, _value: 2, s: "y"},
    {_time: 2024-01-01T00:02:00Z, _value: 9, s: "y"},
    {_time: 2024-01-01T00:03:00Z, _value: 4, s: "y"},
    {_time: 2024-01-01T00:05:00Z, _value: 4, s: "z"},
])
floatRows = rows |> map(fn: (r) => ({r with _value: float(v: r._value)}))
rangedRows = rows |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
rangedFloatRows = floatRows |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:06:00Z)
