export type { Progress, ServeOptions } from './options.ts'
export { type Served, serve } from './serve.ts'
