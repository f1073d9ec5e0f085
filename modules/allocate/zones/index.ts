export * from './instance.ts'
export * from './lists.ts'
export * from './plan.ts'
export * from './report.ts'
