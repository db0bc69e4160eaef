export { databaseStore } from './database-store';
export { rateLimitHeaders } from './headers';
export { type PolicyName, RATE_LIMIT_POLICIES, type RateLimitPolicies, rateLimitsSetting } from './policies';
export { rateLimited, rateLimiter, requireRate, startRateLimits } from './process-limiter';
export { redisStore } from './redis-store';
export type { RateLimitStore } from './store';
export type { RateVerdict } from './window';
