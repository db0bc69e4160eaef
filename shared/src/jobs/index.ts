export { type Job, type JobResult, type JobRun, runJob, scheduleJob } from './job';
export { acquireLease, extendLease, releaseLease } from './lease';
