/** What is written into the ledger. */
export const PROJECT_PLANNED = 'act.project-planned'
export const PROJECT_STEP = {
  approved: 'act.project-approved',
  started: 'act.project-started',
  accepted: 'act.project-accepted',
  dropped: 'act.project-dropped',
} as const
