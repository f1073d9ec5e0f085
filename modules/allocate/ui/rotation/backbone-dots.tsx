import { Chart, forTheEye, Section, useWords } from '@kit/ui-kit'
import type { RotationSchool } from '@loop/allocate/schema'
import { useMemo } from 'react'
import { countyShare, dotsOption, withShares } from './dots-option.ts'

const ROW = 19

/** The share of backbone teachers of every school that changes, before and after. */
export function BackboneDots({ schools }: { schools: readonly RotationSchool[] }) {
  const w = useWords('allocate')
  const rows = useMemo(() => withShares(schools), [schools])
  const mean = countyShare(schools)
  const option = useMemo(
    () =>
      dotsOption(rows, mean, row =>
        w('rotation.dotTip', {
          name: row.name,
          before: forTheEye(row.before, 1),
          after: forTheEye(row.after, 1),
        }),
      ),
    [rows, mean, w],
  )
  if (rows.length === 0) return null
  return (
    <Section title={w('rotation.dots')} aside={w('rotation.dotsAside', { n: forTheEye(mean, 1) })}>
      <Chart
        option={option}
        height={60 + rows.length * ROW}
        label={w('rotation.dotsLabel', { n: rows.length })}
      />
    </Section>
  )
}
