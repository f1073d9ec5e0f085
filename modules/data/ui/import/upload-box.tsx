import { Failure, periodText, useAnswer, useApi, useLang, useSay, useSelection, useWords } from '@kit/ui-kit'
import { ImportSchema, PeriodStateSchema, TextSchema } from '@loop/data/schema'
import { useMutation } from '@tanstack/react-query'
import { Select, Spin, Upload } from 'antd'
import { useId, useState } from 'react'
import { z } from 'zod'
import css from './import.module.css'
import { offeredYears } from './years.ts'

const PeriodsSchema = z.array(PeriodStateSchema)
const MappingsSchema = z.array(z.object({ id: z.string(), title: TextSchema }))

export function UploadBox({ open }: { open: (id: string) => void }) {
  const w = useWords('data')
  const api = useApi()
  const { region } = useSelection()
  const [period, setPeriod] = useState<string>()
  const [mapping, setMapping] = useState<string>()
  const upload = useMutation({
    mutationFn: (file: File) =>
      api.upload(ImportSchema, `/api/data/${region}/imports`, file, { period, mapping }),
    onSuccess: started => open(started.id),
  })
  return (
    <section className={css.upload}>
      <Upload.Dragger
        accept=".xlsx,.xls,.csv,.et"
        multiple={false}
        showUploadList={false}
        disabled={upload.isPending}
        beforeUpload={file => {
          upload.mutate(file)
          return false
        }}
      >
        <div className={css.drop}>
          <DropSign busy={upload.isPending} />
          <strong>{w(upload.isPending ? 'import.uploading' : 'import.drop')}</strong>
          <span className="jh-soft">{w('import.dropHint')}</span>
        </div>
      </Upload.Dragger>
      <div className={css.choices}>
        <PeriodChoice value={period} onChange={setPeriod} />
        <MappingChoice value={mapping} onChange={setMapping} />
      </div>
      {upload.error && <Failure error={upload.error} />}
    </section>
  )
}

function DropSign({ busy }: { busy: boolean }) {
  if (busy) return <Spin />
  return (
    <svg width="56" height="44" viewBox="0 0 56 44" aria-hidden="true">
      <path d="M6 27v11h44V27" fill="none" stroke="var(--jh-line)" strokeWidth="3" strokeLinecap="round" />
      <path
        d="M28 30V5m-9 9 9-9 9 9"
        fill="none"
        stroke="var(--jh-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

interface ChoiceProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function PeriodChoice({ value, onChange }: ChoiceProps) {
  const w = useWords('data')
  const lang = useLang()
  const { region } = useSelection()
  const { data = [] } = useAnswer(PeriodsSchema, `/api/data/${region}/periods`)
  const years = offeredYears(
    data.map(p => p.period),
    new Date(),
  )
  const options = years.map(year => ({ value: year as string, label: periodText(year, lang) }))
  return <Choice label={w('import.period')} {...{ value, onChange, options }} />
}

function MappingChoice({ value, onChange }: ChoiceProps) {
  const w = useWords('data')
  const say = useSay()
  const { region } = useSelection()
  const { data = [] } = useAnswer(MappingsSchema, `/api/data/${region}/mappings`)
  const options = data.map(m => ({ value: m.id, label: say(m.title) }))
  return <Choice label={w('import.mapping')} {...{ value, onChange, options }} />
}

function Choice({
  label,
  ...select
}: ChoiceProps & { label: string; options: { value: string; label: string }[] }) {
  const w = useWords('data')
  const id = useId()
  return (
    <div className={css.choice}>
      <label htmlFor={id}>{label}</label>
      <Select id={id} allowClear placeholder={w('import.auto')} popupMatchSelectWidth={false} {...select} />
    </div>
  )
}
