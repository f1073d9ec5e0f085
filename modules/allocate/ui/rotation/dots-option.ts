import { type ChartOption, COLOURS } from '@kit/ui-kit'
import type { RotationSchool } from '@loop/allocate/schema'

/** Shares in percent. */
export interface ShareRow {
  readonly name: string
  readonly before: number
  readonly after: number
}

/** Schools whose share changes, the lowest of today at the top. */
export function withShares(schools: readonly RotationSchool[]): ShareRow[] {
  return schools
    .filter(s => s.staff.before > 0 && s.staff.after > 0)
    .map(s => ({
      name: s.name,
      before: (100 * s.backbone.before) / s.staff.before,
      after: (100 * s.backbone.after) / s.staff.after,
    }))
    .filter(row => row.before !== row.after)
    .sort((a, b) => a.before - b.before || a.name.localeCompare(b.name, 'zh'))
}

export function countyShare(schools: readonly RotationSchool[]): number {
  const sum = (of: (s: RotationSchool) => number) => schools.reduce((n, s) => n + of(s), 0)
  const staff = sum(s => s.staff.before)
  return staff === 0 ? 0 : (100 * sum(s => s.backbone.before)) / staff
}

/** A hollow dot today, a full one after, a line between them; the county's share through all of it. */
export function dotsOption(
  rows: readonly ShareRow[],
  mean: number,
  tip: (row: ShareRow) => string,
): ChartOption {
  const lowestLast = [...rows].reverse()
  const dots = (side: 'before' | 'after') => ({
    type: 'scatter',
    symbolSize: 9,
    itemStyle:
      side === 'before'
        ? { color: '#fff', borderColor: COLOURS.accent, borderWidth: 2 }
        : { color: COLOURS.accent },
    data: lowestLast.map((row, i) => ({ value: [row[side], i], tip: tip(row) })),
  })
  const line = (row: ShareRow, i: number) => ({
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { color: COLOURS.inkFaint, width: 1.5 },
    data: [
      [row.before, i],
      [row.after, i],
    ],
  })
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 24, containLabel: true },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      formatter: ({ data }: { data?: { tip?: string } }) => data?.tip ?? '',
    },
    xAxis: { type: 'value', min: 0, position: 'top', axisLabel: { formatter: '{value}%' } },
    yAxis: {
      type: 'category',
      data: lowestLast.map(r => r.name),
      axisLabel: { color: COLOURS.ink, width: 150, overflow: 'truncate', interval: 0 },
    },
    series: [
      ...lowestLast.map(line),
      dots('before'),
      {
        ...dots('after'),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: COLOURS.ink, type: 'solid', width: 1 },
          data: [{ xAxis: mean }],
        },
      },
    ],
  }
}
