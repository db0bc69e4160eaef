'use server';

import { action } from '@/action';
import { acknowledgeSchema } from './alarms.schema';
import * as service from './alarms.service';

/** Says that somebody is at an alarm. */
export const acknowledgeAlarm = action(
  { id: 'alarms.acknowledge', input: acknowledgeSchema },
  service.acknowledgeAlarm,
);
