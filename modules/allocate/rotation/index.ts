export { clashRefusal, gaveUp, placed } from './errors.ts'
export { type Lists, readLists } from './lists.ts'
export { readRotationPlan } from './plan.ts'
export { certificateOf, headTable, schoolTable, teacherTable } from './report.ts'
