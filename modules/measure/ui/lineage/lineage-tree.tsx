import { ContestedMark, Num, StatusMark, useLang, useSay, useWords, whenText } from '@kit/ui-kit'
import type { LineageNode } from '@loop/measure/schema'
import { Button } from 'antd'
import { useState } from 'react'
import { readAs, useUnitSymbol } from '../assessment/units.ts'
import css from './lineage-tree.module.css'
import { placeText, referenceText } from './reference.ts'

/** Formula in words → inputs → cells and clauses, all the way down, nothing folded away. */
export function LineageTree({ root }: { root: LineageNode }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const lang = useLang()
  const [copied, setCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard.writeText(referenceText(root, lang)).then(() => setCopied(true))
  }
  return (
    <>
      <Node node={root} depth={0} />
      <p className={css.copy}>
        <Button onClick={copy}>{copied ? kit('copy.done') : w('lineage.copy')}</Button>
      </p>
    </>
  )
}

function Node({ node, depth }: { node: LineageNode; depth: number }) {
  const say = useSay()
  const symbol = useUnitSymbol()
  const read = readAs(node.unit)
  return (
    <section className={depth === 0 ? css.root : css.node}>
      <header>
        <span className={css.title}>{say(node.title)}</span>
        {node.standing === 'contested' && <ContestedMark />}
        <strong>
          <Num value={node.value === null ? null : node.value / read.per} unit={symbol(read.unit)} />
        </strong>
      </header>
      {node.formula && <p className={css.formula}>{say(node.formula)}</p>}
      {node.clause && <Clause clause={node.clause} />}
      {node.source && <Source source={node.source} />}
      {node.inputs.map(input => (
        <Node
          key={`${input.title.zh} ${input.source?.cell ?? ''} ${input.value}`}
          node={input}
          depth={depth + 1}
        />
      ))}
    </section>
  )
}

function Clause({ clause }: { clause: NonNullable<LineageNode['clause']> }) {
  const say = useSay()
  return (
    <p className={css.clause}>
      {clause.href ? (
        <a href={clause.href} target="_blank" rel="noreferrer">
          {say(clause.summary)}
        </a>
      ) : (
        say(clause.summary)
      )}
      <code>{clause.id}</code>
      <StatusMark status={clause.status} />
    </p>
  )
}

function Source({ source }: { source: NonNullable<LineageNode['source']> }) {
  const w = useWords('measure')
  const lang = useLang()
  return (
    <p className={css.source}>
      <span>{placeText(source)}</span>
      {source.raw !== null && <span>{w('lineage.raw', { raw: source.raw })}</span>}
      <span>{w('lineage.by', { who: source.importedBy, when: whenText(source.recordedAt, lang) })}</span>
    </p>
  )
}
