export { checkSiting, type SitingViolation } from './check-siting.ts'
export { chooseSites, type Siting } from './choose-sites.ts'
export { checkInstance, type SitingInstance } from './instance.ts'
