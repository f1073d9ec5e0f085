/** What crosses the border of the allocate module. Money is in fen. */
export * from './assign/schema.ts'
export * from './draw/schema.ts'
export * from './forecast/schema.ts'
export * from './lists/schema.ts'
export * from './path/schema.ts'
export * from './plan/schema.ts'
export * from './rotation/schema.ts'
export * from './zones/schema.ts'
