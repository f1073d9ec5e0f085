import { Chart, COLOURS, Section, useWords } from '@kit/ui-kit'
import type { SeatRow } from '@loop/allocate/schema'
import { useMemo } from 'react'

const SHOWN = 10

/** Schools that more children would rather attend: seats beside those who did not get in. */
export function Wanted({ seats }: { seats: readonly SeatRow[] }) {
  const w = useWords('allocate')
  const rows = useMemo(() => mostWanted(seats), [seats])
  const words = { seats: w('assignment.admitted'), waiting: w('assignment.waiting') }
  const option = useMemo(
    () => beside(rows, { seats: words.seats, waiting: words.waiting }),
    [rows, words.seats, words.waiting],
  )
  if (rows.length === 0) return null
  return (
    <Section title={w('assignment.wanted')} aside={w('assignment.wantedAside')}>
      <Chart option={option} height={50 + rows.length * 34} label={w('assignment.wanted')} />
    </Section>
  )
}

interface Wish {
  readonly name: string
  readonly admitted: number
  readonly waiting: number
}

function mostWanted(seats: readonly SeatRow[]): Wish[] {
  const schools = new Map<string, Wish>()
  for (const { id, school, admitted, waiting } of seats) {
    const known = schools.get(id)
    schools.set(id, {
      name: school,
      admitted: admitted + (known?.admitted ?? 0),
      // A family is heard at every part of a school: the part most wanted counts.
      waiting: Math.max(waiting, known?.waiting ?? 0),
    })
  }
  return [...schools.values()]
    .filter(s => s.waiting > 0)
    .sort((a, b) => b.waiting - a.waiting)
    .slice(0, SHOWN)
}

function beside(rows: readonly Wish[], words: { readonly seats: string; readonly waiting: string }) {
  const bar = { type: 'bar' as const, stack: 'all', barWidth: 16 }
  return {
    grid: { left: 8, right: 24, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12 },
    tooltip: { trigger: 'axis' as const, axisPointer: { type: 'shadow' as const } },
    xAxis: { type: 'value' as const },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: rows.map(r => r.name),
      axisLabel: { width: 130, overflow: 'truncate' as const },
    },
    series: [
      { ...bar, name: words.seats, itemStyle: { color: COLOURS.accent }, data: rows.map(r => r.admitted) },
      { ...bar, name: words.waiting, itemStyle: { color: COLOURS.fail }, data: rows.map(r => r.waiting) },
    ],
  }
}
