import "array"
import "csv"
import "date"
import "dict"
import "experimental"
import "internal/debug"
import "join"
import "math"
import "regexp"
import "strings"
import "testing"
import "timezone"
import "types"
import "system"
import "influxdata/influxdb/tasks"
option now = () => 2030-01-01T00:00:00Z

a = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1, g: "x", h: 2}, {_time: 2024-01-01T00:01:00Z, _value: 2, g: "x", h: 3}])
f = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.5}, {_time: 2024-01-01T00:01:00Z, _value: 2.5}])
