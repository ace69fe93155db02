#!/bin/sh
# Secrets come as files: NAME_FILE names one, and its content becomes NAME, for every command alike.
set -eu
for name in INFLUX_TOKEN HUB_TOKEN FIREWATCH_TOKENS GRAFANA_TOKEN TEAMS_WEBHOOK_URL; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    value=$(cat "$file")
    export "$name=$value"
    unset "${name}_FILE"
  fi
done
exec node /app/bin/firewatch.js "$@"
