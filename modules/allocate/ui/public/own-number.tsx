import { type CanonicalValue, canonicalJson } from '@kit/base'
import { type DrawList, type RandomSource, runDraw, sha256Hex } from '@kit/kernels/draw'
import { Answer, useAnswer, useWords } from '@kit/ui-kit'
import { type DrawRecord, type Publication, TranscriptSchema } from '@loop/allocate/schema'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { fileOf } from './file-of.ts'
import { pathOf } from './path-of.ts'
import css from './public.module.css'

interface OwnNumberProps {
  readonly transcript: Publication
  readonly commitment: Publication | undefined
}

/** The record is fetched once, drawn again in this browser, and searched here: no number leaves the device. */
export function OwnNumber({ transcript, commitment }: OwnNumberProps) {
  const w = useWords('allocate')
  const [isWanted, setWanted] = useState(false)
  const record = useAnswer(TranscriptSchema, isWanted ? fileOf(transcript) : null)
  const bound = useAnswer(
    z.looseObject({ commitment: z.string() }),
    isWanted && commitment ? fileOf(commitment) : null,
  )
  if (!isWanted)
    return (
      <Button type="primary" onClick={() => setWanted(true)}>
        {w('public.check')}
      </Button>
    )
  return (
    <Answer of={record} lines={3}>
      {found => <Checked record={found} digest={transcript.digest} bound={bound.data?.commitment ?? null} />}
    </Answer>
  )
}

/** Draws again in this browser. */
function repeats(record: DrawRecord): boolean {
  const list = record.list as unknown as DrawList
  const sources = record.sources as unknown as readonly RandomSource[]
  const again = runDraw(list, record.commitment, sources)
  return again.ok && again.value.digest === record.digest
}

function Checked({ record, digest, bound }: { record: DrawRecord; digest: string; bound: string | null }) {
  const w = useWords('allocate')
  const [id, setId] = useState('')
  const checks = useMemo(
    () => [
      ['digest', sha256Hex(canonicalJson(record as unknown as CanonicalValue)) === digest] as const,
      ['again', repeats(record)] as const,
    ],
    [record, digest],
  )
  const all = [...checks, ['bound', bound === record.commitment] as const]
  return (
    <div className={css.own}>
      <ul>
        {all.map(([what, holds]) => (
          <li key={what} className={holds ? css.good : css.bad}>
            {holds ? '✓' : '✕'} {w(`public.checks.${what}`)}
          </li>
        ))}
      </ul>
      <div>
        <label htmlFor="own-number">{w('public.enter')}</label>
        <Input
          id="own-number"
          size="large"
          value={id}
          autoComplete="off"
          onChange={e => setId(e.target.value.trim())}
        />
      </div>
      <div role="status">{id !== '' && <Path record={record} id={id} />}</div>
      <p className="jh-soft jh-small">{w('public.independent')}</p>
    </div>
  )
}

function Path({ record, id }: { record: DrawRecord; id: string }) {
  const w = useWords('allocate')
  const path = pathOf(record, id)
  if (!path) return <p>{w('public.unknown')}</p>
  return (
    <>
      <p>{w('public.number', { number: path.number, turn: path.turn, of: path.of })}</p>
      <ol>
        {path.wishes.map(x => (
          <li key={x.pool}>
            {w(x.admitted ? 'public.admitted' : 'public.full', { pool: x.pool, seats: x.seats, n: x.before })}
          </li>
        ))}
      </ol>
      {path.waiting !== null && <p>{w('public.waiting', { n: path.waiting })}</p>}
    </>
  )
}
