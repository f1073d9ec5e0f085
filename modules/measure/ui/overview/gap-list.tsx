import { Num, useSay, useWords } from '@kit/ui-kit'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Lack } from '../assessment/lack.tsx'
import type { Result } from '../assessment/reading.ts'
import { useUnitSymbol } from '../assessment/units.ts'
import css from './gap-list.module.css'
import { worstGaps } from './worst-gaps.ts'

const SHOWN = 7

/** The worst gaps in plain words, in things that can be bought or built. */
export function GapList({ result }: { result: Result }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const symbol = useUnitSymbol()
  const gaps = useMemo(() => worstGaps(result, SHOWN), [result])
  if (gaps.length === 0) return <p className="jh-soft">{w('gaps.none')}</p>
  return (
    <ol className={css.list}>
      {gaps.map(({ school, indicator, cell, reached }) => (
        <li key={`${school.unit} ${school.stage}`}>
          <span className={css.words}>
            <Link to="/schools/$unit" params={{ unit: school.unit }} search={true}>
              {school.name}
            </Link>
            <span className="jh-soft"> {kit(`stage.${school.stage}`)}</span>
            <span className={css.what}>
              {say(indicator.title)} <Num value={cell.value} unit={symbol(indicator.unit)} />
              {w('gaps.wanted')} <Num value={indicator.threshold} unit={symbol(indicator.unit)} />
            </span>
          </span>
          <span className={css.bar} aria-hidden="true">
            <span style={{ width: `${Math.max(2, reached * 100)}%` }} />
          </span>
          <strong className={css.lack}>
            {w('gaps.lack')} <Lack gap={cell.gap ?? 0} unit={indicator.gapUnit} />
          </strong>
        </li>
      ))}
    </ol>
  )
}
