import { Answer, useAnswer, useSay, useSelection, useWords } from '@kit/ui-kit'
import { ClassRoomSchema, type ClassSizes } from '@loop/measure/monitor/schema'
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import css from './classes.module.css'

/** Asked before a child is admitted: do so many more fit? */
export function Room({ sizes }: { sizes: ClassSizes }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const { region, period } = useSelection()
  const [asked, setAsked] = useState<string | null>(null)
  const [more, setMore] = useState(1)
  const [unit, stage] = asked?.split('\n') ?? []
  const [grade, setGrade] = useState(1)
  const grades = sizes.rows.find(r => r.unit === unit && r.stage === stage)?.grades ?? []
  const path = unit && stage ? `/api/measure/${region}/class-sizes/room` : null
  const room = useAnswer(ClassRoomSchema, path, {
    ...{ period, unit, stage, more },
    ...(grades.length > 0 ? { grade } : {}),
  })
  return (
    <search className={`jh-card jh-noprint ${css.room}`}>
      <h2>{w('classes.roomTitle')}</h2>
      <div className={css.roomAsk}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={w('classes.school')}
          placeholder={w('classes.school')}
          value={asked}
          onChange={value => {
            setAsked(value)
            setGrade(1)
          }}
          popupMatchSelectWidth={false}
          options={sizes.rows.map(r => ({
            value: `${r.unit}\n${r.stage}`,
            label: w('classes.ofStage', { school: r.name, stage: kit(`stage.${r.stage}`) }),
          }))}
        />
        {grades.length > 0 && (
          <Select
            aria-label={w('classes.grade')}
            value={grade}
            onChange={setGrade}
            options={grades.map(g => ({ value: g.grade, label: say(g.name) }))}
          />
        )}
        <InputNumber<number>
          aria-label={w('classes.more')}
          min={0}
          max={5000}
          precision={0}
          value={more}
          suffix={w('classes.moreUnit')}
          onChange={n => setMore(n ?? 0)}
        />
      </div>
      {path && (
        <Answer of={room} lines={1}>
          {answer => (
            <p className={answer.fits === false ? css.alarmCell : ''} role="status">
              {say(answer.says)}
            </p>
          )}
        </Answer>
      )}
    </search>
  )
}
