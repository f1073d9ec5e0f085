import { forTheEye, Section, useWords } from '@kit/ui-kit'
import type { StaffingStage } from '@loop/measure/staffing/schema'
import css from './staffing.module.css'

/** Stage by stage: due, there, short, to spare, retiring. */
export function Stages({ stages }: { stages: readonly StaffingStage[] }) {
  const w = useWords('measure')
  const heads = ['staff', 'quota', 'short', 'shortSchools', 'spare', 'unknown', 'ahead', 'aheadLong'] as const
  return (
    <Section title={w('staffing.stages')}>
      <div className="jh-scroll">
        <table className={`jh-table ${css.stages}`}>
          <thead>
            <tr>
              <th scope="col">{w('staffing.stage')}</th>
              {heads.map(key => (
                <th key={key} scope="col" className="jh-right">
                  {w(`staffing.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map(stage => (
              <Row key={stage.stage} stage={stage} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Row({ stage }: { stage: StaffingStage }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const hasQuota = stage.quota !== null
  const ahead = (years: number) => {
    const at = stage.ahead.find(a => a.years === years)
    if (!at) return '—'
    return w('staffing.atMost', { least: forTheEye(at.least, 0), most: forTheEye(at.most, 0) })
  }
  const cells = [
    stage.staff === null ? '—' : w('staffing.people', { n: stage.staff }),
    stage.quota === null ? '—' : w('staffing.people', { n: forTheEye(stage.quota, 1) }),
    hasQuota ? w('staffing.people', { n: stage.short }) : '—',
    hasQuota ? w('staffing.schools', { n: stage.shortSchools }) : '—',
    hasQuota ? w('staffing.people', { n: stage.spare }) : '—',
    w('staffing.schools', { n: stage.unknown }),
    ahead(5),
    ahead(10),
  ]
  return (
    <tr>
      <th scope="row">{kit(`stage.${stage.stage}`)}</th>
      {cells.map((text, i) => (
        <td key={i} className={`jh-right jh-num ${i === 2 && stage.short > 0 ? css.alarm : ''}`}>
          {text}
        </td>
      ))}
    </tr>
  )
}
