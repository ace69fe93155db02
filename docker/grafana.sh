#!/bin/sh
# Grafana's data source takes its token from the environment; the secret comes as a file.
set -eu
INFLUX_TOKEN=$(cat "$INFLUX_TOKEN_FILE")
export INFLUX_TOKEN
exec /run.sh "$@"
