export { type AnyRoute, type FileAnswer, type RouteDefinition, route, type Upload } from './route.ts'
