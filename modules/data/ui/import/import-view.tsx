import { Failure, Section, useSelection, useWords } from '@kit/ui-kit'
import type { Import } from '@loop/data/schema'
import { Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { isUnderWay, useImportDeed } from './asking.ts'
import { CommitBox } from './commit-box.tsx'
import css from './import.module.css'
import { Preview } from './preview.tsx'
import { Problems } from './problems.tsx'
import { StateTag } from './state-tag.tsx'

interface ImportViewProps {
  readonly one: Import
  readonly another: () => void
}

/** One import: how far it is, what would change, what is wrong, and what to do now. */
export function ImportView({ one, another }: ImportViewProps) {
  const w = useWords('data')
  const busy = isUnderWay(one)
  return (
    <>
      <section className={`jh-card ${css.head}`}>
        <header>
          <h2>{one.fileName}</h2>
          <StateTag state={one.state} />
        </header>
        {busy ? <Underway one={one} /> : <p className="jh-soft">{w(`import.explain.${one.state}`)}</p>}
        <Deeds one={one} another={another} />
      </section>
      {one.preview !== null && (
        <Section title={w('import.preview')}>
          <Preview preview={one.preview} />
        </Section>
      )}
      {!busy && <Problems one={one} />}
    </>
  )
}

function Underway({ one }: { one: Import }) {
  const w = useWords('data')
  const label = w(`import.state.${one.state}`)
  return (
    <div role="status">
      <Progress
        percent={Math.floor(one.progress * 100)}
        status="active"
        strokeColor="var(--jh-accent)"
        aria-label={label}
      />
      {one.rows > 0 && (
        <p className="jh-soft jh-small">{w('import.rows', { rows: one.rows.toLocaleString('en-US') })}</p>
      )}
    </div>
  )
}

function Deeds({ one, another }: ImportViewProps) {
  const w = useWords('data')
  const { region } = useSelection()
  const cancel = useImportDeed(one.id, 'cancel')
  const mayCancel = one.state === 'ready' || isUnderWay(one)
  const problems = one.counts.error + one.counts.warning + one.counts.note
  return (
    <div className={`${css.act} jh-noprint`}>
      {one.state === 'ready' && <CommitBox one={one} />}
      <div className={css.deeds}>
        {problems > 0 && !isUnderWay(one) && one.state !== 'stored' && one.state !== 'cancelled' && (
          <Button
            type={one.state === 'refused' ? 'primary' : 'default'}
            href={`/api/data/${region}/imports/${one.id}/errors.xlsx`}
            download
          >
            {w('import.download')}
          </Button>
        )}
        {one.state === 'stored' && (
          <Link to="/figures" search={one.period === null ? {} : { period: one.period }}>
            <Button type="primary">{w('import.see')}</Button>
          </Link>
        )}
        {mayCancel ? (
          <Button onClick={() => cancel.mutate({})} loading={cancel.isPending}>
            {w('import.cancel')}
          </Button>
        ) : (
          <Button onClick={another}>{w('import.another')}</Button>
        )}
      </div>
      {cancel.error && <Failure error={cancel.error} />}
    </div>
  )
}
