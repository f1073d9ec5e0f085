import { useWords } from '@kit/ui-kit'
import type { Figure } from '@loop/data/schema'
import { Tooltip } from 'antd'
import css from './standing.module.css'

/** How a figure stands, by word, shape and colour. */
export function StandingTag({ figure }: { figure: Pick<Figure, 'standing' | 'outdated'> }) {
  const w = useWords('data')
  const kind = figure.outdated ? 'outdated' : figure.standing
  return (
    <Tooltip title={w(`standingWhy.${kind}`)}>
      <span className={`${css.tag} ${css[kind]}`}>
        <span aria-hidden="true">{SIGNS[kind]}</span>
        {w(`standing.${kind}`)}
      </span>
    </Tooltip>
  )
}

const SIGNS = { sole: '●', chosen: '✓', contested: '≠', outdated: '!' } as const
