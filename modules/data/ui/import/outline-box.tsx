import type { Refusal } from '@kit/base'
import {
  Answer,
  Failure,
  RefusedError,
  Section,
  useAnswer,
  useApi,
  useLang,
  useSelection,
  useWords,
  whenText,
} from '@kit/ui-kit'
import { type OutlineOnRecord, OutlineOnRecordSchema } from '@loop/data/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import css from './import.module.css'
import { readOutline } from './read-outline.ts'

/** The outline the map is drawn with: which one stands, and a file to take its place. */
export function OutlineBox() {
  const w = useWords('data')
  const { region } = useSelection()
  const path = `/api/data/${region}/outline`
  const known = useAnswer(OutlineOnRecordSchema.nullable(), path)
  const send = useSendOutline(path)
  return (
    <Section title={w('outline.title')}>
      <div className={css.outline}>
        <Answer of={known} lines={1}>
          {standing => <Standing standing={standing} />}
        </Answer>
        <Upload
          accept=".geojson,.json"
          showUploadList={false}
          disabled={send.isPending}
          beforeUpload={file => {
            send.mutate(file)
            return false
          }}
        >
          <Button loading={send.isPending}>{w('outline.choose')}</Button>
        </Upload>
      </div>
      {send.error && <Failure error={send.error} />}
    </Section>
  )
}

function Standing({ standing }: { standing: OutlineOnRecord | null }) {
  const w = useWords('data')
  const lang = useLang()
  if (standing === null) return <p className="jh-soft">{w('outline.none')}</p>
  const { fileName: file, recordedBy: by, recordedAt, outline } = standing
  const parts = outline.features.length
  return <p>{w('outline.standing', { file, parts, by, at: whenText(recordedAt, lang) })}</p>
}

function useSendOutline(path: string) {
  const api = useApi()
  const say = useRefusal()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: File): Promise<OutlineOnRecord> => {
      const read = await readOutline(file)
      if (!read.ok) throw new RefusedError([say(read.why, file.name)], 400)
      return api.put(OutlineOnRecordSchema, path, { fileName: file.name, outline: read.outline })
    },
    onSuccess: standing => client.setQueryData([path, {}], standing),
  })
}

/** What this page says itself before anything is sent. */
function useRefusal(): (why: 'tooLarge' | 'notJson', file: string) => Refusal {
  const w = useWords('data')
  const text = (key: string) => ({ zh: w(key), en: w(key) })
  return (why, at) => ({
    code: `data.outline-${why}`,
    at,
    because: text(`outline.${why}`),
    todo: text(`outline.${why}Todo`),
  })
}
