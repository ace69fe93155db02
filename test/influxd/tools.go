//go:build tools

// Package tools pins the InfluxDB server that the integration tests run against.
package tools

import _ "github.com/influxdata/influxdb/v2/cmd/influxd"
