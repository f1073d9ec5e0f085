import { address, Num, Section, useLang, useSay, useWords } from '@kit/ui-kit'
import type { SitingPlan } from '@loop/allocate/schema'
import { useMemo, useState } from 'react'
import { useListed } from '../listed.ts'
import { AreaMap, type MapCell, type MapDot } from '../map/area-map.tsx'
import map from '../map/map.module.css'
import { projectionOf, WHOLE } from '../map/projection.ts'
import { Swatch, wayTone } from '../map/tones.tsx'
import { useGround } from '../zones/draft-map.tsx'

const STEPS = [1000, 2000, 3000]

/** What each phase reaches, today and then on linked maps, every school and plot. */
export function SitingBodyView({ plan, at }: { plan: SitingPlan; at: string }) {
  const w = useWords('allocate')
  const lang = useLang()
  const files = ['sites.xlsx', 'sites.geojson', 'certificate.json']
  return (
    <>
      <p className="jh-soft">{w('siting.proved')}</p>
      <Phases body={plan.body} />
      <Section
        title={w('zones.map')}
        aside={
          <span className="jh-noprint">
            {files.map((file, i) => (
              <span key={file}>
                {i > 0 && ' · '}
                <a href={address(`${at}/${file}`, { lang })}>{w(`siting.files.${file.replace('.', '-')}`)}</a>
              </span>
            ))}
          </span>
        }
      >
        <Maps body={plan.body} />
      </Section>
      <Sites body={plan.body} />
    </>
  )
}

type Body = SitingPlan['body']

function Phases({ body: { phases } }: { body: Body }) {
  const w = useWords('allocate')
  const listed = useListed()
  const say = useSay()
  return (
    <Section title={w('siting.phases')}>
      <div className="jh-scroll">
        <table className="jh-table" style={{ minWidth: 620 }}>
          <thead>
            <tr>
              <th scope="col">{w('siting.phase')}</th>
              <th scope="col">{w('siting.built')}</th>
              <th scope="col" className="jh-right">
                {w('zones.mean')}
              </th>
              <th scope="col" className="jh-right">
                {w('zones.longest')}
              </th>
              <th scope="col">{w('siting.bound')}</th>
            </tr>
          </thead>
          <tbody>
            {phases.map((p, i) => (
              <tr key={i}>
                <th scope="row">{i === 0 ? w('siting.today') : w('siting.phaseOf', { n: i })}</th>
                <td>{listed(p.built) || '—'}</td>
                <td className="jh-right">
                  <Num value={p.mean} />
                </td>
                <td className="jh-right">
                  <Num value={p.longest} />
                </td>
                <td>{i === 0 ? '' : say(p.said)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Maps({ body }: { body: Body }) {
  const w = useWords('allocate')
  const [frame, setFrame] = useState(WHOLE)
  const [found, setFound] = useState<string | null>(null)
  const ground = useGround()
  const focus = useMemo(() => new Set(found === null ? [] : [found]), [found])
  const projection = useMemo(
    () =>
      projectionOf([
        ...ground.flat(3),
        ...body.blocks.flatMap(b => b.area?.flat(2) ?? [[b.lon, b.lat] as const]),
        ...body.sites.map(s => [s.lon, s.lat] as const),
      ]),
    [ground, body],
  )
  const shared = { projection, ground, outlines: NONE, frame, onFrame: setFrame, focus, onFocus: setFound }
  const label = w('zones.mapLabel', { blocks: body.blocks.length, schools: body.sites.length })
  const today = useMemo(() => ({ cells: cellsOf(body, true), dots: dotsOf(body, true) }), [body])
  const then = useMemo(() => ({ cells: cellsOf(body, false), dots: dotsOf(body, false) }), [body])
  return (
    <>
      <div className={map.pair}>
        <div>
          <h3>{w('siting.today')}</h3>
          <AreaMap {...shared} {...today} label={label} />
        </div>
        <div>
          <h3>{w('siting.then')}</h3>
          <AreaMap {...shared} {...then} label={label} />
        </div>
      </div>
      <Tell body={body} id={found} />
      <p className={map.legend}>
        {['upTo', 'between', 'between', 'beyond'].map((key, i) => (
          <span key={i}>
            <Swatch tone={wayTone(i)} />
            {w(`zones.legend.${key}`, { to: STEPS[i] ?? '', from: STEPS[i - 1] ?? '' })}
          </span>
        ))}
        <span>▲ {w('siting.legend.built')}</span>
        <span>○ {w('siting.legend.stands')}</span>
        <span>△ {w('siting.legend.free')}</span>
      </p>
    </>
  )
}

const NONE: readonly never[] = []

function cellsOf({ blocks }: Body, isToday: boolean): MapCell[] {
  return blocks.map(({ id, area, lon, lat, pupils, metres, metresToday }) => {
    const way = isToday ? metresToday : metres
    const step = STEPS.findIndex(s => way !== null && way <= s)
    return { id, area, lon, lat, pupils, tone: wayTone(step < 0 ? 3 : step) }
  })
}

const SHAPES = { stands: 'circle', built: 'star', gone: 'diamond', free: 'plot' } as const

function dotsOf({ sites }: Body, isToday: boolean): MapDot[] {
  return sites.map(({ id, lon, lat, state, phase }) => {
    const before = state === 'gone' ? 'stands' : state === 'built' ? 'free' : state
    const shape = SHAPES[isToday ? before : state]
    return { id, lon, lat, shape, text: shape === 'star' ? String(phase) : '' }
  })
}

function Tell({ body, id }: { body: Body; id: string | null }) {
  const w = useWords('allocate')
  const block = body.blocks.find(b => b.id === id)
  if (!block) return <p className={`${map.tell} jh-soft jh-noprint`}>{w('zones.point')}</p>
  const way = (n: number | null) => (n === null ? '—' : w('units.m', { n: n.toLocaleString('en-US') }))
  const school = body.sites[block.site]?.name ?? '—'
  return (
    <p className={`${map.tell} jh-noprint`} aria-live="polite">
      {w('siting.tell', {
        ...{ block: block.name, pupils: block.pupils, school },
        ...{ way: way(block.metres), before: way(block.metresToday) },
      })}
    </p>
  )
}

function Sites({ body: { sites } }: { body: Body }) {
  const w = useWords('allocate')
  const shown = sites.filter(s => s.state !== 'free' && s.state !== 'stands')
  const others = sites.filter(s => s.state === 'stands' || s.state === 'free')
  return (
    <Section title={w('siting.sites')}>
      <table className="jh-table">
        <thead>
          <tr>
            <th scope="col">{w('siting.site')}</th>
            <th scope="col">{w('siting.state')}</th>
            <th scope="col" className="jh-right">
              {w('siting.pupils')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...shown, ...others].map(s => (
            <tr key={s.id}>
              <th scope="row">{s.name}</th>
              <td>
                {s.phase === null ? w(`siting.states.${s.state}`) : w('siting.builtIn', { n: s.phase })}
              </td>
              <td className="jh-right jh-num">{s.state === 'free' ? '' : s.pupils}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
