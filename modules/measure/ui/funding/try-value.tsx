import { Failure, Section, useApi, useLang, useSay, useSelection, useWords } from '@kit/ui-kit'
import {
  type CountyMoney,
  type FundingParameter,
  type MoneyWhatIf,
  MoneyWhatIfSchema,
} from '@loop/measure/funding/schema'
import { useMutation } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { MoneyHeads, Yuan, yuanText } from './amounts.tsx'
import css from './funding.module.css'

const PER_PUPIL = 'fen-per-pupil'
const keyOf = ({ pack, parameter, stage }: FundingParameter) => `${pack}\n${parameter}\n${stage ?? ''}`
/** Rates are read and written in yuan. */
const shownOf = ({ unit, value }: Pick<FundingParameter, 'unit' | 'value'>) =>
  unit === PER_PUPIL ? value / 100 : value

/** Another rate, floor or cover, and what it would mean; nothing is stored. */
export function TryValue({ of }: { of: CountyMoney }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const api = useApi()
  const { region } = useSelection()
  const [key, setKey] = useState<string>()
  const [value, setValue] = useState<number | null>(null)
  const chosen = of.parameters.find(p => keyOf(p) === key)
  const tried = useMutation({
    mutationFn: async (asked: FundingParameter & { tried: number }) => {
      const { pack, parameter, stage, unit } = asked
      const body = {
        pack,
        parameter,
        stage,
        value: unit === PER_PUPIL ? Math.round(asked.tried * 100) : asked.tried,
      }
      return api.post(MoneyWhatIfSchema, `/api/measure/${region}/funding/what-if`, {
        period: of.period,
        ...body,
      })
    },
  })
  return (
    <Section title={w('funding.tryTitle')}>
      <p className="jh-soft">{w('funding.tryLead')}</p>
      <form
        className={`${css.ask} jh-noprint`}
        onSubmit={event => {
          event.preventDefault()
          if (chosen && value !== null) tried.mutate({ ...chosen, tried: value })
        }}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={w('funding.parameter')}
          placeholder={w('funding.parameter')}
          {...(key !== undefined && { value: key })}
          popupMatchSelectWidth={false}
          onChange={next => {
            setKey(next)
            const p = of.parameters.find(x => keyOf(x) === next)
            setValue(p ? shownOf(p) : null)
          }}
          options={of.parameters.map(p => ({
            value: keyOf(p),
            label: p.stage ? `${say(p.title)} · ${kit(`stage.${p.stage}`)}` : say(p.title),
          }))}
        />
        <InputNumber<number> aria-label={w('funding.value')} min={0} value={value} onChange={setValue} />
        {chosen && (
          <span className="jh-soft">
            {w('funding.now', { value: shownOf(chosen).toLocaleString('en-US') })}
          </span>
        )}
        <Button
          htmlType="submit"
          type="primary"
          loading={tried.isPending}
          disabled={!chosen || value === null}
        >
          {w('funding.try')}
        </Button>
      </form>
      {tried.error && <Failure error={tried.error} />}
      {tried.data && <Outcome of={tried.data} />}
    </Section>
  )
}

function Outcome({ of }: { of: MoneyWhatIf }) {
  const w = useWords('measure')
  const lang = useLang()
  const yuan = (fen: number) => `${yuanText(fen, lang)} ${w('funding.yuan')}`
  return (
    <>
      <p role="status">
        {w('funding.tried', {
          today: yuan(of.today.after),
          tried: yuan(of.tried.after),
          difference: yuan(of.tried.after - of.today.after),
          n: of.schools.length,
        })}
      </p>
      <div className={`jh-scroll ${css.tall}`}>
        <table className="jh-table">
          <thead>
            <tr>
              <th scope="col">{w('funding.school')}</th>
              <MoneyHeads keys={['today', 'then', 'change']} />
            </tr>
          </thead>
          <tbody>
            {of.schools.map(s => (
              <tr key={s.unit}>
                <td>{s.name}</td>
                {[s.today, s.tried, s.difference].map((fen, i) => (
                  <td key={i} className="jh-right jh-num">
                    <Yuan fen={fen} isAlarm={i === 2} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
