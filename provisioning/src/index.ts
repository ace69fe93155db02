export { rules, ruleSpecs, folder, evaluationInterval, muteTiming, type RuleOptions } from './rules/index.js';
export type { GrafanaRule, NotificationSettings, RuleQuery } from './rules/types.js';
export { GrafanaClient, type GrafanaSettings } from './grafana/client.js';
export { GrafanaError } from './grafana/errors.js';
export { ready, type GrafanaVersion } from './grafana/ready.js';
export { provision, type ProvisionOptions } from './provision/provision.js';
export type { ProvisionReport, Step } from './provision/types.js';
export { contactPoint, contactPointName } from './provision/contact-point.js';
export { templateName, templateText } from './message/template.js';
