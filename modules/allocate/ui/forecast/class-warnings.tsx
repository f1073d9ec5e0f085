import { forTheEye, Section, useWords } from '@kit/ui-kit'
import type { ForecastBody } from '@loop/allocate/schema'
import { Button } from 'antd'
import { useState } from 'react'

const MOST = 12

/** Grades that will be above the standard next September if no class is added. */
export function ClassWarnings({ body }: { body: ForecastBody }) {
  const w = useWords('allocate')
  const [isAll, setAll] = useState(false)
  const { classes, classesUnknown, limits, schools } = body
  const rows = isAll ? classes : classes.slice(0, MOST)
  const year = body.firstYear + body.years
  return (
    <Section
      title={w('forecast.classes', { year })}
      aside={
        classes.length > MOST && (
          <Button type="link" className="jh-noprint" onClick={() => setAll(!isAll)}>
            {isAll ? w('forecast.fewer') : w('forecast.all', { n: classes.length })}
          </Button>
        )
      }
    >
      <p className="jh-soft">{w('forecast.classesNote', { standard: limits.standard })}</p>
      {classesUnknown > 0 && <p className="jh-soft">{w('forecast.classesUnknown', { n: classesUnknown })}</p>}
      {classes.length === 0 ? (
        <p>{w('forecast.noClasses')}</p>
      ) : (
        <div className="jh-scroll">
          <table className="jh-table" style={{ minWidth: 560 }}>
            <thead>
              <tr>
                <th scope="col">{w('forecast.school')}</th>
                <th scope="col">{w('forecast.grade')}</th>
                {['expected', 'classCount', 'size'].map(key => (
                  <th key={key} scope="col" className="jh-right">
                    {w(`forecast.${key}`)}
                  </th>
                ))}
                <th scope="col">{w('forecast.level')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(c => (
                <tr key={`${c.school}/${c.grade}`}>
                  <th scope="row">{schools[c.school]?.name}</th>
                  <td>{w('forecast.gradeOf', { n: c.grade })}</td>
                  <td className="jh-right jh-num">{Math.round(c.pupils)}</td>
                  <td className="jh-right jh-num">{c.classes}</td>
                  <td className="jh-right jh-num">{forTheEye(c.size, 1)}</td>
                  <td>{w(`forecast.levels.${c.level}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
