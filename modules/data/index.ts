export { type Knowledge, loadKnowledge } from './import/catalogues.ts'
export { type ImportDeps, Imports } from './import/service.ts'
export { type TemplateInput, writeTemplate } from './import/template.ts'
export {
  type CheckedFile,
  type CheckOptions,
  validateFile,
} from './import/validate-file.ts'
export { type DataDeps, dataModule } from './module.ts'
export { newRegion } from './rules/new-region.ts'
export type { Standing } from './rules/resolve.ts'
export {
  type Batch,
  type BatchPreview,
  type BatchReceipt,
  previewBatch,
  recordBatch,
} from './service/batches.ts'
export { chooseOfficial, correctFigure } from './service/corrections.ts'
export { type FigureSet, figureHistory, listFigures, readFacts, readFigures } from './service/figures.ts'
export { findOutline, setOutline } from './service/outlines.ts'
export { confirmPeriod, periodStates, reopenPeriod, submitPeriod } from './service/periods.ts'
export { findRegion, regions, registerRegion } from './service/regions.ts'
export { listUnits } from './service/units.ts'
export type { FigureRecord } from './store/figures.ts'
