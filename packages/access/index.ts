export type { Caller, ModuleDefinition, Permission } from './caller.ts'
