export { type Job, type JobResult, type JobRun, runJob, scheduleJob } from './job';
export { acquireLease, releaseLease } from './lease';
