export * from './kind.ts'
export * from './rules-file.ts'
export * from './table.ts'
