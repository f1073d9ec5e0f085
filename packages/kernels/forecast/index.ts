export { type Band, chanceOverSeats, forecastBands } from './bands.ts'
export { at, type Cohorts, type Memory, progressionRatios, type Smoothing } from './cohorts.ts'
export { projectPupils } from './project.ts'
export { tuneSmoothing } from './tune.ts'
