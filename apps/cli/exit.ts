/** How a command ends; scripts rely on it. */
export const EXIT = { done: 0, refused: 1, wrongUse: 2, outage: 3, defect: 4 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]
