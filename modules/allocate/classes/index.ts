export * from './balance.ts'
export * from './instance.ts'
export * from './plan.ts'
export * from './refusals.ts'
