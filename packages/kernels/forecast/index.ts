export { type Band, forecastBands } from './bands.ts'
export { at, type Cohorts, cohortBefore, type Memory, progressionRatios, type Smoothing } from './cohorts.ts'
export {
  type Forecast,
  type ForecastQuestion,
  type ForecastScenario,
  forecastPupils,
  type Outlook,
} from './forecast-pupils.ts'
export { projectPupils } from './project.ts'
export { courseOf, type Scenario, type Stated } from './scenario.ts'
export { tuneSmoothing } from './tune.ts'
