export * from './cohorts.ts'
