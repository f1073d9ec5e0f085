import { fill, type Text, t } from '@kit/base'
import type { AdoptionState } from '@loop/measure/adoption/schema'

/**
 * What stands on every file about a document that is only tried here, or was made for another place; nothing for one that
 * holds here as a matter of course.
 *
 * @example adoptionSays({ adoption: 'trial', territory: 'inside', from: null, note: null }).length // → 1
 */
export function adoptionSays(of: AdoptionState | undefined): readonly Text[] {
  if (of === undefined) return []
  const outside = of.territory === 'outside'
  const note = of.note === null || of.note === '' ? '—' : of.note
  return [
    ...(of.adoption === 'trial' ? [TRIAL] : []),
    ...(outside && of.adoption === 'adopted' ? [fill(BORROWED, { note })] : []),
    ...(outside && of.adoption === 'trial' ? [ELSEWHERE] : []),
  ]
}

const TRIAL = t(
  '试算：本地区未采用这份文件，结果不进入概览、经费和任务。',
  'Trial: this document has not been adopted here; the result enters no overview, money or agenda.',
)
const ELSEWHERE = t('这份文件不是为本地区制定的。', 'This document was made for another place.')
const BORROWED = t(
  '这份文件不是为本地区制定的，采用理由：{note}',
  'This document was made for another place; it is adopted because: {note}',
)
