import { Answer, address, Section, useAnswer, useLang, useSay, useWords } from '@kit/ui-kit'
import { type ClassesPlan, type ClassesState, ClassesStateSchema } from '@loop/allocate/schema'
import { BalanceTable } from './balance-table.tsx'
import { Beside } from './beside.tsx'
import { Changes } from './changes.tsx'
import { Teachers } from './teachers.tsx'

/** How even the classes are beside chance, what was asked for and kept; once locked, changes and teachers. */
export function ClassesBodyView({ plan, at }: { plan: ClassesPlan; at: string }) {
  const state = useAnswer(ClassesStateSchema, `${at}/state`)
  return <Answer of={state}>{shown => <Classes plan={plan} at={at} state={shown} />}</Answer>
}

interface ClassesProps {
  readonly plan: ClassesPlan
  readonly at: string
  readonly state: ClassesState
}

function Classes({ plan, at, state }: ClassesProps) {
  const w = useWords('allocate')
  const say = useSay()
  const { body } = plan
  const { objective, bound, chance } = state.balance
  return (
    <>
      <p className="jh-soft">
        {w('classes.by', { school: body.school, rules: say(body.rules.title), source: say(body.source) })}
      </p>
      <Section title={w('classes.balance')} aside={w('classes.balanceAside')}>
        <p>
          {w('classes.measure', {
            objective: objective.toFixed(2),
            bound: bound.toFixed(2),
            n: chance.formations.toLocaleString('en-US'),
            best: chance.best?.toFixed(1) ?? '—',
            median: chance.median?.toFixed(1) ?? '—',
          })}
        </p>
        <Beside rows={state.balance.rows} />
        <BalanceTable balance={state.balance} />
      </Section>
      <Kept plan={plan} at={at} state={state} />
      <Changes plan={plan} state={state} />
      <Teachers at={at} state={state} />
    </>
  )
}

const FILES = ['classes.xlsx', 'classes.json', 'balance.csv', 'plan.yaml'] as const

function Kept({ plan, at, state }: ClassesProps) {
  const w = useWords('allocate')
  const lang = useLang()
  const { wishes, presets } = plan.body
  return (
    <Section title={w('classes.kept')}>
      <ul>
        {wishes
          .filter(x => x.count > 0)
          .map(x => (
            <li key={x.kind}>{w(`classes.keptOf.${x.kind}`, { n: x.count })}</li>
          ))}
        {presets.map((p, i) => (
          <li key={i}>{w('classes.presetOf', { class: p.class, reason: p.reason })}</li>
        ))}
        <li>{w('classes.proved')}</li>
      </ul>
      <p className="jh-soft jh-small" style={{ overflowWrap: 'anywhere' }}>
        {w('classes.digest', { digest: state.digest })}
      </p>
      <p className="jh-noprint">
        {w('classes.files')}
        {FILES.map((file, i) => (
          <span key={file}>
            {i > 0 && ' · '}
            <a href={address(`${at}/${file}`, { lang })}>{w(`classes.file.${file.replace('.', '-')}`)}</a>
          </span>
        ))}
      </p>
    </Section>
  )
}
