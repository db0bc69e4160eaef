import { CONSOLE_RULES } from './console-rules';
import { OCI_RULES } from './oci-rules';
import type { AlarmRule } from './types';
import { WEBSTORE_RULES } from './webstore-rules';

export { INHIBITIONS } from './inhibition';
export { BURN_WINDOWS_HOURS, SLOS, type Slo } from './slos';
export {
  ALARM_SEVERITIES,
  ALARM_TEAMS,
  type AlarmExpression,
  type AlarmRule,
  type AlarmSeverity,
  type AlarmTeam,
  type LabelCondition,
  type Term,
} from './types';

/** Every alarm: the one source of what the console evaluates and of the files for Prometheus and OCI. */
export const ALARM_RULES: readonly AlarmRule[] = [...WEBSTORE_RULES, ...OCI_RULES, ...CONSOLE_RULES];
