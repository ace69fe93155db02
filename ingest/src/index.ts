export { buildApp, type AppDependencies } from './app.js';
export { startServer, type RunningServer, type ServerOptions } from './server.js';
export { secrets } from './settings/secrets.js';
export { settingNames, settingsSchema } from './settings/schema.js';
export type { ReportAnswer, ReportRequest, WriteReport } from './routes/report.js';
export { readSettings, type Settings } from './settings/settings.js';
export { startEmbedded } from './service/embedded.js';
export { createLogger } from './service/logger.js';
export { systemClock, type Clock } from './clock.js';
