// The tags by which transactions can be split: those that they had in the last day.
// Inputs: transactions. Output columns: _value.
import "influxdata/influxdb/schema"

schema.tagKeys(bucket: transactionsBucket, predicate: (r) => r._measurement == "transaction", start: -1d)
    |> filter(fn: (r) => r._value !~ /^_/ and r._value != "status")
