# syntax=docker/dockerfile:1

# Builds everything: TypeScript, the workbench page and the Grafana panel.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN npm ci && npm run build -w grafana-plugin && npm run build:workbench -w grafana-plugin

# What runs: no compiler, no test, nothing of the panel's toolchain.
FROM node:24-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
COPY flux/engine/package.json flux/engine/
COPY flux/package.json flux/
COPY ingest/package.json ingest/
COPY provisioning/package.json provisioning/
COPY analysis/package.json analysis/
COPY bin/package.json bin/
COPY grafana-plugin/package.json grafana-plugin/
RUN npm ci --omit=dev --ignore-scripts \
    -w flux/engine -w flux -w ingest -w provisioning -w analysis -w bin

# The ingest and every command: `firewatch serve` unless another is given.
FROM node:24-bookworm-slim AS firewatch
ENV NODE_ENV=production FIREWATCH_DATA=/data FIREWATCH_HOST=0.0.0.0
WORKDIR /app
COPY --from=modules /app ./
COPY --from=build /src/flux/engine/dist flux/engine/dist
COPY --from=build /src/flux/dist flux/dist
COPY --from=build /src/flux/lib flux/lib
COPY --from=build /src/flux/tasks flux/tasks
COPY --from=build /src/flux/queries flux/queries
COPY --from=build /src/ingest/dist ingest/dist
COPY --from=build /src/analysis/dist analysis/dist
COPY --from=build /src/analysis/sql analysis/sql
COPY --from=build /src/provisioning/dist provisioning/dist
COPY --from=build /src/provisioning/grafana provisioning/grafana
COPY --from=build /src/provisioning/inbox provisioning/inbox
COPY --from=build /src/bin/dist bin/dist
COPY --from=build /src/bin/firewatch.js bin/
COPY --from=build /src/grafana-plugin/dist-workbench grafana-plugin/dist-workbench
COPY docker/health.mjs docker/
RUN ln -s /app/bin/firewatch.js /usr/local/bin/firewatch && install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "/app/docker/health.mjs"]
ENTRYPOINT ["/usr/local/bin/firewatch"]
CMD ["serve"]

# Grafana with the panel, the data source and the dashboards.
FROM grafana/grafana:13.2.2 AS grafana
COPY --from=build /src/grafana-plugin/dist /var/lib/firewatch/plugins/firewatch-statusmix-panel
COPY provisioning/grafana/datasources /etc/grafana/provisioning/datasources
COPY provisioning/grafana/dashboards /etc/grafana/provisioning/dashboards
COPY docker/grafana.sh /usr/local/bin/firewatch-grafana
ENV FIREWATCH_DASHBOARDS=/etc/grafana/provisioning/dashboards \
    GF_PATHS_PLUGINS=/var/lib/firewatch/plugins \
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=firewatch-statusmix-panel \
    GF_ANALYTICS_REPORTING_ENABLED=false
ENTRYPOINT ["/usr/local/bin/firewatch-grafana"]
