export { ada, ben, CLEOS_SCHOOL, COUNTY_1, COUNTY_2, cleo, dan } from './cast.ts'
export { findMigrations } from './cluster.ts'
export { type TestDatabase, testDatabase } from './database.ts'
