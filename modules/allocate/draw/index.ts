export * from './list.ts'
export * from './outcome.ts'
export * from './plan.ts'
export * from './verify.ts'
