import type { Lang, Stage, Text } from '@kit/base'
import type { Pack } from '@kit/policy'
import type { Region } from '@loop/data/schema'
import type { Assessment } from '@loop/measure/schema'

/** Everything a report says comes from here; it looks nothing up. */
export interface ReportInput {
  readonly region: Region
  /** As it may be published. */
  readonly assessment: Assessment
  readonly pack: Pick<Pack, 'clauses' | 'documents'>
  readonly lang: Lang
  /** Day printed on the title page, ISO date. */
  readonly madeOn: string
}

export const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  kindergarten: { zh: '学前', en: 'Preschool' },
  primary: { zh: '小学', en: 'Primary' },
  junior: { zh: '初中', en: 'Junior' },
  senior: { zh: '高中', en: 'Senior' },
  special: { zh: '特殊教育', en: 'Special' },
  all: { zh: '全校', en: 'Whole school' },
}

export const VERDICT_NAMES: Readonly<Record<string, Text>> = {
  pass: { zh: '达到', en: 'met' },
  fail: { zh: '未达到', en: 'not met' },
  undetermined: { zh: '待定', en: 'undetermined' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
}

const PARTS: Readonly<Record<string, Text>> = {
  overall: { zh: '总体结论', en: 'Overall' },
  eligibility: { zh: '申报条件', en: 'Eligibility' },
  resources: { zh: '资源配置', en: 'Resources' },
  assurance: { zh: '政府保障程度', en: 'Government assurance' },
  effort: { zh: '县级政府推进工作', en: 'County effort' },
  quality: { zh: '教育质量', en: 'Quality' },
  recognition: { zh: '社会认可度', en: 'Public recognition' },
  veto: { zh: '一票否决事项', en: 'Vetoes' },
  standard: { zh: '办学基本标准', en: 'Basic school standard' },
  balance: { zh: '校际均衡', en: 'Balance between schools' },
  universal: { zh: '普及普惠水平', en: 'Universal and inclusive provision' },
}

/** Parts in the order in which officials read them; others follow. */
export function inReadingOrder(parts: readonly string[]): string[] {
  const order = Object.keys(PARTS)
  const rank = (part: string) => (order.includes(part) ? order.indexOf(part) : order.length)
  return [...new Set(parts)].sort((a, b) => rank(a) - rank(b))
}

/** Name of a part of the document; a part we have no name for keeps its own. */
export function partName(part: string): Text {
  return PARTS[part] ?? { zh: part, en: part }
}
