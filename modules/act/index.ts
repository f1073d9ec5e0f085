export { actModule } from './module.ts'
export { type ActDeps, findProject, listProjects } from './service.ts'
