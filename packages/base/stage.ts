/** School stages (学段). `all` marks a figure of a whole school that serves several stages. */
export const STAGES = ['kindergarten', 'primary', 'junior', 'senior', 'special', 'all'] as const
export type Stage = (typeof STAGES)[number]
