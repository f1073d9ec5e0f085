export * from './rules-file.ts'
export * from './table.ts'
