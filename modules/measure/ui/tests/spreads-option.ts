import type { Text } from '@kit/base'
import { besideLimit, type ChartOption, COLOURS } from '@kit/ui-kit'
import type { IndicatorStage } from '@loop/measure/schema'

interface SpreadWords {
  readonly say: (text: Text) => string
  readonly limit: string
  readonly without: string
}

const colourOf = (x: IndicatorStage) =>
  x.verdict === 'pass' ? COLOURS.pass : x.verdict === 'fail' ? COLOURS.fail : COLOURS.notApplicable

/** One bar an indicator, the limit as a line through all of them. */
export function spreadsOption(
  indicators: readonly IndicatorStage[],
  picked: string,
  words: SpreadWords,
): ChartOption {
  const limit = indicators.find(x => x.cvLimit !== null)?.cvLimit ?? null
  const rows = [...indicators].reverse()
  return {
    grid: { left: 8, right: 56, top: 22, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: 0, axisLabel: { formatter: (x: number) => x.toFixed(1) } },
    yAxis: {
      type: 'category',
      data: rows.map(x => words.say(x.title)),
      axisLabel: { width: 190, overflow: 'break', color: COLOURS.ink },
    },
    series: [
      {
        type: 'bar',
        barWidth: 14,
        cursor: 'pointer',
        data: rows.map(x => ({
          name: x.indicator,
          value: x.cv,
          itemStyle: { color: colourOf(x), opacity: x.indicator === picked ? 1 : 0.62 },
          label: {
            show: x.cv !== null,
            position: 'right',
            formatter: x.cv === null ? '' : besideLimit(x.cv, x.cvLimit),
            fontWeight: x.indicator === picked ? 'bold' : 'normal',
          },
        })),
        markLine:
          limit === null
            ? undefined
            : {
                silent: true,
                symbol: 'none',
                lineStyle: { color: COLOURS.ink, type: 'solid', width: 1.5 },
                label: { formatter: `${words.limit} ${limit}`, position: 'end', color: COLOURS.ink },
                data: [{ xAxis: limit }],
              },
      },
    ],
  }
}

/** Who widens (right) and who narrows (left) the spread: the difference the school makes. */
export function driversOption(indicator: IndicatorStage, words: SpreadWords): ChartOption {
  const rows = [...indicator.drivers].sort((a, b) => Math.abs(a.effect) - Math.abs(b.effect))
  return {
    grid: { left: 8, right: 150, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: rows.map(d => d.name),
      axisLabel: { color: COLOURS.ink, width: 170, overflow: 'truncate' },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        barWidth: 13,
        data: rows.map(d => ({
          value: d.effect,
          itemStyle: { color: d.effect > 0 ? COLOURS.fail : COLOURS.pass },
          label: {
            show: true,
            position: 'right',
            formatter: `${d.effect > 0 ? '+' : '−'}${Math.abs(d.effect).toFixed(4)}  ${words.without} ${besideLimit(d.without, indicator.cvLimit)}`,
          },
        })),
      },
    ],
  }
}
