export { DEMO_OPERATORS, DEMO_PASSWORD_DEFAULT } from './demo-operators';
export { runSeed } from './run-seed';
export { type SeedOptions, type SeedOutcome, seedDatabase } from './seed-database';
