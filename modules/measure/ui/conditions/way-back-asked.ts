/** A line of the bill, a school’s row of it, or a score of a school. */
export interface WayBackAsked {
  readonly standard?: string
  readonly score?: string
  readonly unit?: string
}
