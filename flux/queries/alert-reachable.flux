// One row whenever InfluxDB answers: what matters is the error when it does not.
// Inputs: none. Output columns: _time, _value.
import "array"

array.from(rows: [{_time: now(), _value: 1.0}])
