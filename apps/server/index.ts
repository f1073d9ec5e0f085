export { type AppOptions, buildApp } from './app.ts'
export type { Part, Product } from './product.ts'
export { type Progress, type Served, type ServeOptions, serve } from './serve.ts'
