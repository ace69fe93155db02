export { statuses, type Status, type Subject } from './statuses.js';
export { ComposeError, ConfigurationError, FluxQueryError } from './errors.js';
export { rfc3339, truncateMinute, minuteMs } from './time.js';
export { loadModel, makeModel } from './model/load.js';
export type { Model, ModelConstants } from './model/types.js';
export { compose, type ComposeOptions } from './compose/compose.js';
export { listScripts, loadScript } from './compose/files.js';
export { flux, type ParamValue, type RawFlux } from './compose/literals.js';
export { checkFlux, type Diagnostic } from './check/check.js';
export { httpTarget, influx, runQuery } from './query/client.js';
export { connectionFromEnv } from './query/connection.js';
export type { Connection, FluxTarget, QueryOptions, Row } from './query/types.js';
export { deployedFor } from './recompute/deployed-for.js';
export { recompute } from './recompute/recompute.js';
export { lateMinutes, type LateRange } from './recompute/late.js';
export { unjudgedSince } from './recompute/unjudged.js';
export type { Progress, RecomputeOptions, RecomputeReport } from './recompute/types.js';
export { deploy } from './deploy/deploy.js';
export { findBucket } from './deploy/buckets.js';
export type { Change, DeployOptions, DeployReport, ReplicationReport } from './deploy/types.js';
export { deployedAs, type Deployed, type Role } from './deploy/tasks.js';
export {
  hubStatus,
  replicationState,
  shardStatus,
  type ReplicationState,
  type ShardStatus,
} from './deploy/status.js';
export { retireShard } from './deploy/retire.js';
export { hubFromEnv } from './query/hub.js';
export { modelOf } from './model/hub.js';
export { readRecommendation, type ReadOptions } from './recommendation/read.js';
export { minutesBehind } from './recommendation/behind.js';
export { readHubRecommendation, toHubRecommendation, type HubRows } from './recommendation/hub.js';
export { toRecommendation, unknownRecommendation, type Judging } from './recommendation/to-recommendation.js';
export type * from './recommendation/types.js';
export { reason, type Reasoned } from './reason/reason.js';
export { joinRelativeTimes, parseTime } from './commands/time-argument.js';
