export { type AppOptions, buildApp } from './app.ts'
export type { Progress, ServeOptions } from './options.ts'
export type { Part, Product } from './product.ts'
export { type Served, serve } from './serve.ts'
