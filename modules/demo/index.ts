export { type Batch, type District, type DistrictOptions, generateDistrict } from './district/generate.ts'
export { type DemoMove, demoMoves } from './district/moves.ts'
export { type Loaded, type LoadProgress, loadDistrict } from './load.ts'
export { type CountyCsv, scaleCsv } from './scale/csv.ts'
export {
  generateScale,
  isWhole,
  SCALE_METRICS,
  SCALES,
  type Scale,
  type ScaleCounty,
  type ScaleMetric,
  type ScaleTable,
} from './scale/generate.ts'
export { type DemoWorkbook, demoWorkbooks } from './workbook.ts'
