import { type Refusal, STAGES, type Stage, t } from '@kit/base'
import { type Pack, planOf, type Vocabulary } from '@kit/policy'
import type { Unit } from '@loop/data/schema'
import type { Move, MoveDraft, Moves } from '../../funding/schema.ts'
import { metricsOf } from '../rulebook.ts'
import { badMove } from './move-refusals.ts'

/** A draft and where it stands: `moves.0`, `转学.xlsx:7`. */
export interface PlacedDraft {
  readonly at: string
  readonly draft: MoveDraft
}

export interface MoveScene {
  readonly units: readonly Unit[]
  readonly vocabulary: Vocabulary
  readonly known: readonly Move[]
  /** ISO date: nobody has moved after it. */
  readonly today: string
  /** Whether a school has pupils at a stage on record. */
  teaches(unit: string, stage: Stage): boolean
}

/** All that is wrong with moves, all at once; nothing where they may be recorded. */
export function checkMoves(drafts: readonly PlacedDraft[], scene: MoveScene): Refusal[] {
  const known = new Map(scene.known.filter(m => m.cancelled === null).map(move => [keyOf(move), true]))
  return drafts.flatMap(({ at, draft }) => {
    const twice = known.has(keyOf(draft))
    known.set(keyOf(draft), true)
    return [
      ...checkPlaces(at, draft, scene),
      ...checkDay(at, draft, scene),
      ...checkHeads(at, draft, scene),
      ...(twice ? [badMove('measure.move-twice', at, TWICE, TWICE_TODO)] : []),
    ]
  })
}

const TWICE = t('这一笔流动已经登记', 'this move is on record already')
const TWICE_TODO = t(
  '同日同向另有学生流动的，请合并为一行；原登记有误的，请先撤销。',
  'If more pupils moved the same day and way, write one row; if the record is wrong, cancel it first.',
)

/** The same pupils' move again: same day, way, stage and heads. */
function keyOf({ from, to, stage, day, heads }: MoveDraft): string {
  return JSON.stringify([from, to, stage, day, Object.entries(heads).sort(([a], [b]) => (a < b ? -1 : 1))])
}

function checkPlaces(at: string, { from, to, stage }: MoveDraft, scene: MoveScene): Refusal[] {
  if (from === to)
    return [
      badMove(
        'measure.move-nowhere',
        at,
        t('转出和转入是同一处', 'it leads from a place to itself'),
        t(
          '请改正其中一所学校；县外填“县外”。',
          'Correct one of the schools; outside the county is “outside”.',
        ),
      ),
    ]
  return [from, to].flatMap(place => {
    if (place === null) return []
    const unit = scene.units.find(({ id }) => id === place)
    if (!unit)
      return [
        badMove(
          'measure.move-of-unknown-school',
          at,
          t(`没有学校“${place}”`, `there is no school "${place}"`),
          t(
            '请填学校标识码或全称；县外填“县外”。',
            'Give its code or full name; outside the county is “outside”.',
          ),
        ),
      ]
    if (scene.teaches(place, stage)) return []
    return [
      badMove(
        'measure.move-wrong-stage',
        at,
        t(`${unit.name}没有这个学段的学生`, `${unit.name} has no pupils at this stage`),
        t('请改正学段或学校。', 'Correct the stage or the school.'),
      ),
    ]
  })
}

function checkDay(at: string, { day }: MoveDraft, { today }: MoveScene): Refusal[] {
  if (day <= today) return []
  return [
    badMove(
      'measure.move-in-future',
      at,
      t(`日期 ${day} 还没有到`, `${day} has not come yet`),
      t('学生到新学校的那天起再登记。', 'Record it from the day the pupils are at the new school.'),
    ),
  ]
}

function checkHeads(at: string, { heads, stage }: MoveDraft, { vocabulary }: MoveScene): Refusal[] {
  const all = heads[ALL]
  const none = badMove(
    'measure.move-without-pupils',
    at,
    t('没有填学生数', 'it does not say how many pupils'),
    t('学生数至少为 1。', 'There is at least one pupil.'),
  )
  const more = Object.entries(heads).flatMap(([metric, n]) => {
    const of = vocabulary.metrics.get(metric)
    const isAsked = of?.unit === 'person' && of.level === 'school' && of.stages.includes(stage)
    if (!isAsked)
      return [
        badMove(
          'measure.move-of-unknown-heads',
          at,
          t(`这个学段没有“${of?.title.zh ?? metric}”`, `this stage has no "${of?.title.en ?? metric}"`),
          t('请删去这一项或改正学段。', 'Leave it out or correct the stage.'),
        ),
      ]
    return all !== undefined && n > all
      ? [
          badMove(
            'measure.move-part-above-all',
            at,
            t(`${of.title.zh} ${n} 人，多于学生数 ${all}`, `${n} of "${of.title.en}", but ${all} pupils`),
            t('其中数不能大于学生数。', 'A part cannot be more than all.'),
          ),
        ]
      : []
  })
  return [...(all === undefined || all === 0 ? [none] : []), ...more]
}

/** The heads every move has. */
export const ALL = 'pupils'

/** Heads the money of these documents follows, with the stages at which it does; all pupils first. */
export function headsAsked(packs: readonly Pack[], vocabulary: Vocabulary): Moves['metrics'] {
  const asked = new Map<string, Set<Stage>>([[ALL, new Set()]])
  for (const pack of packs)
    for (const { portable, stages } of planOf(pack).entitlements)
      for (const { id } of portable ? metricsOf(portable.heads.expr) : [])
        for (const stage of stages ?? pack.scope.stages)
          asked.set(id, (asked.get(id) ?? new Set()).add(stage))
  return [...asked].map(([id, stages]) => ({
    id,
    title: vocabulary.metrics.get(id)?.title ?? { zh: id, en: id },
    stages: STAGES.filter(stage => stages.has(stage)),
  }))
}
