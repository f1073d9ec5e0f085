export * from './list.ts'
export * from './plan.ts'
export * from './verify.ts'
