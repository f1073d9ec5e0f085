export { type Batch, type District, type DistrictOptions, generateDistrict } from './district/generate.ts'
