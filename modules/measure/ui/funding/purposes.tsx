import { Section, StatusMark, useLang, useSay, useWords } from '@kit/ui-kit'
import type { CountyMoney, Version } from '@loop/measure/funding/schema'
import { Link } from '@tanstack/react-router'
import { MoneyHeads, paidOf, Yuan, yuanText } from './amounts.tsx'
import css from './funding.module.css'

/** Every purpose once: which document governs, which are superseded, what it comes to. */
export function Purposes({ of }: { of: CountyMoney }) {
  const w = useWords('measure')
  const say = useSay()
  const lang = useLang()
  const levels = of.levels.map(l =>
    w('funding.level', { level: say(l.level), amount: `${yuanText(l.amount, lang)} ${w('funding.yuan')}` }),
  )
  return (
    <Section title={w('funding.purposes')} aside={w('funding.inYuan')}>
      {levels.length > 0 && <p>{w('funding.levels', { levels: levels.join(w('funding.separator')) })}</p>}
      {of.notInForce.length > 0 && (
        <p className="jh-soft">
          {w('funding.notInForce', { packs: of.notInForce.map(p => say(p.title)).join(w('funding.comma')) })}
        </p>
      )}
      <div className="jh-scroll">
        <table className={`jh-table ${css.wide}`}>
          <thead>
            <tr>
              <th scope="col">{w('funding.purpose')}</th>
              <th scope="col">{w('funding.governs')}</th>
              <MoneyHeads keys={['amount', 'after', 'paid', 'difference']} />
            </tr>
          </thead>
          <tbody>
            {of.purposes.map(p => (
              <tr key={p.purpose}>
                <td>{say(p.title)}</td>
                <td>
                  <Versions of={p.versions} />
                </td>
                <td className="jh-right jh-num">
                  <Yuan fen={p.amount} />
                </td>
                <td className="jh-right jh-num">
                  <Yuan fen={p.after} />
                </td>
                <td className="jh-right jh-num">
                  <Yuan fen={paidOf(p).paid} />
                </td>
                <td className="jh-right jh-num">
                  <Yuan fen={paidOf(p).difference} isAlarm />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Versions({ of }: { of: readonly Version[] }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const superseded = [...new Set(of.filter(v => v.governs.length === 0).map(v => say(v.packTitle)))]
  return (
    <>
      {of
        .filter(v => v.governs.length > 0)
        .map(v => {
          const stages = v.governs
            .flatMap(s => (s === null ? [] : [kit(`stage.${s}`)]))
            .join(w('funding.comma'))
          return (
            <div key={`${v.pack} ${v.entitlement}`}>
              <Link to="/packs/$pack" params={{ pack: v.pack.replaceAll('/', '~') }} search={true}>
                {stages === ''
                  ? say(v.packTitle)
                  : w('funding.governsStages', { pack: say(v.packTitle), stages })}
              </Link>{' '}
              <StatusMark status={v.sourceStatus} />
            </div>
          )
        })}
      {superseded.length > 0 && (
        <small className="jh-soft">
          {w('funding.superseded', { packs: superseded.join(w('funding.comma')) })}
        </small>
      )}
    </>
  )
}
