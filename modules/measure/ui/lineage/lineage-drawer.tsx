import { WayBack } from './way-back.tsx'

/** What one may ask the way back for: a school's indicator, or a test. */
export type LineageAsked =
  | { readonly unit: string; readonly stage: string; readonly indicator: string }
  | { readonly test: string; readonly stage?: string }

interface LineageDrawerProps {
  readonly assessment: string
  readonly asked: LineageAsked | null
  readonly close: () => void
}

/** The way back of a figure of a stored assessment. */
export function LineageDrawer({ assessment, asked, close }: LineageDrawerProps) {
  return <WayBack of={`assessments/${assessment}`} asked={asked} close={close} />
}
