import { useAnswer, useSay, useWords } from '@kit/ui-kit'
import { type Assessment, PackSummarySchema } from '@loop/measure/schema'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { z } from 'zod'
import css from './alarms.module.css'

const PacksSchema = z.array(PackSummarySchema)

/** What a reader must know before trusting the page: contested figures, rules due for review, unchecked law. */
export function Alarms({ assessment }: { assessment: Assessment }) {
  const w = useWords('measure')
  const say = useSay()
  const packs = useAnswer(PacksSchema, '/api/measure/packs').data ?? []
  const { contested } = assessment.result
  const alarms: { key: string; text: ReactNode }[] = []
  if (contested > 0) {
    alarms.push({
      key: 'contested',
      text: (
        <>
          {w('alarm.contested', { n: contested })}{' '}
          <Link to="/figures" search={{ standing: 'contested' }}>
            {w('alarm.contestedDo')}
          </Link>
        </>
      ),
    })
  }
  for (const pack of packs.filter(p => p.reviewDue)) {
    alarms.push({ key: pack.id, text: w('alarm.reviewDue', { pack: say(pack.title), day: pack.reviewBy }) })
  }
  if (assessment.pack.unverified > 0) {
    alarms.push({ key: 'unverified', text: w('alarm.unverified', { n: assessment.pack.unverified }) })
  }
  if (alarms.length === 0) return null
  return (
    <ul className={css.alarms}>
      {alarms.map(alarm => (
        <li key={alarm.key}>{alarm.text}</li>
      ))}
    </ul>
  )
}
