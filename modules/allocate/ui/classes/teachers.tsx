import { Failure, Section, useApi, useLang, useMay, useWords, whenText } from '@kit/ui-kit'
import { type ClassesState, ClassesStateSchema, type PublicSeed } from '@loop/allocate/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { ListPicker } from '../plan/list-picker.tsx'
import { isWhole, NO_NUMBERS, PublicNumbers } from '../plan/public-numbers.tsx'

/** Teams are built once the classes are locked, published with their commitment, then drawn before everybody. */
export function Teachers({ at, state }: { at: string; state: ClassesState }) {
  const w = useWords('allocate')
  const mayDecide = useMay('allocate.decide')
  const { teams, drawn, hindrance } = state
  const next = drawn ? null : teams ? (teams.published ? 'draw' : 'publish') : 'teams'
  return (
    <Section title={w('classes.teachers')} aside={w('classes.teachersAside')}>
      {teams && <Teams state={state} />}
      {hindrance && <p className="jh-soft">{w('classes.lockFirst')}</p>}
      {!hindrance && next === 'publish' && <p>{w('classes.publishFirst')}</p>}
      {!hindrance && mayDecide && next === 'teams' && <MakeTeams at={at} />}
      {!hindrance && mayDecide && next === 'draw' && <Draw at={at} />}
    </Section>
  )
}

function Teams({ state: { teams, drawn } }: { state: ClassesState }) {
  const w = useWords('allocate')
  const lang = useLang()
  if (!teams) return null
  const classOf = new Map(drawn?.classes.map(c => [c.team, c.class]))
  const ordered = [...teams.teams].sort((a, b) => (classOf.get(a.name) ?? 0) - (classOf.get(b.name) ?? 0))
  const subjects = [...new Set(teams.teams.flatMap(t => t.teachers.map(x => x.subject)))]
  const { balance } = teams
  return (
    <>
      {balance && (
        <p>
          {w('classes.teamBalance', {
            own: balance.objective.toFixed(2),
            best: balance.best.toFixed(1),
            median: balance.median.toFixed(1),
          })}
        </p>
      )}
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 240 + subjects.length * 110 }}>
          <thead>
            <tr>
              <th scope="col">{w('classes.classTitle')}</th>
              <th scope="col">{w('classes.team')}</th>
              {subjects.map(s => (
                <th key={s} scope="col">
                  {s}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map(t => (
              <tr key={t.id}>
                <td className="jh-num">{classOf.get(t.name) ?? '—'}</td>
                <th scope="row">{t.name}</th>
                {subjects.map(s => (
                  <td key={s}>{t.teachers.find(x => x.subject === s)?.teacher ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="jh-soft jh-small" style={{ overflowWrap: 'anywhere' }}>
        {w('classes.commitment', { digest: teams.commitment })}
        {drawn &&
          ` ${w('classes.drawnBy', { who: drawn.by, when: whenText(drawn.at, lang), source: drawn.source, seed: drawn.seed })}`}
      </p>
    </>
  )
}

function useStep(path: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: object) => api.post(ClassesStateSchema, path, body),
    onSuccess: () => queries.invalidateQueries(),
  })
}

function MakeTeams({ at }: { at: string }) {
  const w = useWords('allocate')
  const [list, setList] = useState<string | null>(null)
  const make = useStep(`${at}/teams`)
  return (
    <Form className="jh-noprint" layout="vertical" onFinish={() => make.mutate({ list })}>
      <ListPicker kind="classes-teachers" value={list} onChange={setList} />
      <Button htmlType="submit" disabled={list === null} loading={make.isPending}>
        {w('classes.makeTeams')}
      </Button>
      {make.error && <Failure error={make.error} />}
    </Form>
  )
}

function Draw({ at }: { at: string }) {
  const w = useWords('allocate')
  const [seed, setSeed] = useState<PublicSeed>(NO_NUMBERS)
  const draw = useStep(`${at}/teachers`)
  return (
    <Form className="jh-noprint" layout="vertical" onFinish={() => draw.mutate(seed)}>
      <p>{w('classes.drawHint')}</p>
      <PublicNumbers value={seed} onChange={setSeed} />
      <Button type="primary" htmlType="submit" disabled={!isWhole(seed)} loading={draw.isPending}>
        {w('classes.drawTeachers')}
      </Button>
      {draw.error && <Failure error={draw.error} />}
    </Form>
  )
}
