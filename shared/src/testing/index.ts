export { testDatabaseUrl, withTestDatabase } from './database';
