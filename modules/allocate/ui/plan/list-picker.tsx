import {
  address,
  Failure,
  useAnswer,
  useApi,
  useLang,
  useSay,
  useSelection,
  useWords,
  whenText,
} from '@kit/ui-kit'
import { ListFormSchema, ListSchema } from '@loop/allocate/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Popconfirm, Select, Upload } from 'antd'
import { z } from 'zod'
import css from './plan.module.css'

interface ListPickerProps {
  /** Id of the kind of list. */
  readonly kind: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly isOptional?: boolean
}

/** Choose a list that was brought, bring one, try the example, erase one. */
export function ListPicker({ kind, value, onChange, isOptional = false }: ListPickerProps) {
  const w = useWords('allocate')
  const say = useSay()
  const lang = useLang()
  const api = useApi()
  const queries = useQueryClient()
  const { region, period } = useSelection()
  const at = `/api/allocate/${region}/lists`
  const forms = useAnswer(z.array(ListFormSchema), `${at}/forms`)
  const lists = useAnswer(z.array(ListSchema), at)
  const form = forms.data?.find(f => f.id === kind)
  const own = lists.data?.filter(l => l.kind === kind) ?? []
  const brought = async ({ id }: { id: string }) => {
    await queries.invalidateQueries({ queryKey: [at] })
    onChange(id)
  }
  const upload = useMutation({
    mutationFn: (file: File) => api.upload(ListSchema, `${at}/forms/${kind}`, file),
    onSuccess: brought,
  })
  const example = useMutation({
    mutationFn: () => api.post(ListSchema, `${at}/forms/${kind}/example`, { period }),
    onSuccess: brought,
  })
  const erase = useMutation({
    mutationFn: (id: string) => api.delete(z.null(), `${at}/${id}`),
    onSuccess: async () => {
      onChange(null)
      await queries.invalidateQueries({ queryKey: [at] })
    },
  })
  if (!form) return null
  const error = upload.error ?? example.error ?? erase.error
  return (
    <Form.Item label={say(form.title)} required={!isOptional}>
      <div className={css.picker}>
        <Select
          aria-label={say(form.title)}
          placeholder={w('list.choose')}
          value={value}
          allowClear={isOptional}
          onChange={id => onChange(id ?? null)}
          options={own.map(l => ({
            value: l.id,
            label: w('list.one', { file: l.file, rows: l.rows, when: whenText(l.broughtAt, lang) }),
          }))}
          notFoundContent={w('list.none')}
        />
        <span className={css.deeds}>
          <Upload
            accept={form.form === 'geojson' ? '.geojson,.json' : '.xlsx,.xls,.csv,.et'}
            multiple={false}
            showUploadList={false}
            beforeUpload={file => {
              upload.mutate(file)
              return false
            }}
          >
            <Button loading={upload.isPending}>{w('list.bring')}</Button>
          </Upload>
          {form.hasExample && period && (
            <>
              <Button loading={example.isPending} onClick={() => example.mutate()}>
                {w('list.try')}
              </Button>
              <a
                href={address(`${at}/forms/${kind}/example.${form.form === 'geojson' ? 'geojson' : 'csv'}`, {
                  period,
                })}
              >
                {w('list.example')}
              </a>
            </>
          )}
          {value && (
            <Popconfirm
              title={w('list.eraseSure')}
              okText={w('list.erase')}
              cancelText={w('plan.back')}
              onConfirm={() => erase.mutate(value)}
            >
              <Button type="text" danger>
                {w('list.erase')}
              </Button>
            </Popconfirm>
          )}
        </span>
      </div>
      <details className={css.columns}>
        <summary>{w('list.columns')}</summary>
        <ul>
          {form.columns.map(c => (
            <li key={c.heading}>
              <strong>{c.heading}</strong>
              {c.isNeeded ? ' ' : w('list.optional')} {say(c.note)}
            </li>
          ))}
        </ul>
      </details>
      {error && <Failure error={error} />}
    </Form.Item>
  )
}
