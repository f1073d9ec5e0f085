import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert } from '@kit/base'
import { loadVocabulary } from '@kit/policy'
import { type CellValue, writeWorkbook } from '@kit/workbook'
import { afterAll } from 'vitest'
import type { Problem, Unit } from '../../schema.ts'
import { type Knowledge, loadKnowledge } from '../catalogues.ts'
import { type CheckOptions, validateFile } from '../validate-file.ts'

export const POLICIES = fileURLToPath(new URL('../../../../policies', import.meta.url))

export async function knowledgeOf(policies = POLICIES): Promise<Knowledge> {
  const vocabulary = await loadVocabulary(policies)
  assert(vocabulary.ok, 'the vocabulary holds')
  return loadKnowledge(policies, vocabulary.value)
}

/** A folder that is gone after the tests of a file. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Sheets = Readonly<Record<string, readonly (readonly CellValue[])[]>>

export function bookOf(sheets: Sheets): Promise<Uint8Array> {
  return writeWorkbook({
    title: '试',
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      columns: Array.from({ length: Math.max(1, ...rows.map(row => row.length)) }, () => ({ width: 12 })),
      rows,
    })),
  })
}

export const SCHOOL = ['2199000001', '第一小学', '211 小学', '111 主城区', '是'] as const
const SCHOOL_HEADINGS = ['学校标识码', '学校名称', '办学类型', '城乡分类', '是否计校数']
const GUIDE = [['均衡填报模板'], ['区划代码：990001000000'], ['2020-2021 学年']]
const PUPIL_HEADINGS = ['学校标识码', '学校名称', '学段', '在校生数(人)', '班数(班)']
const TEACHER_HEADINGS = ['学校标识码', '学校名称', '学段', '专任教师数(人)']
const PREMISES_HEADINGS = ['学校标识码', '学校名称', '教学及辅助用房面积(平方米)', '教学仪器设备资产值(万元)']

/** Our template in short: what a sheet is not given in `changed` is right. */
export function template(changed: Sheets = {}): Promise<Uint8Array> {
  return bookOf({
    说明: GUIDE,
    学校: [SCHOOL_HEADINGS, SCHOOL],
    学生与班级: [PUPIL_HEADINGS, ['2199000001', '第一小学', '小学', 900, 20]],
    教师: [TEACHER_HEADINGS, ['2199000001', '第一小学', '小学', 50]],
    校舍与设备: [PREMISES_HEADINGS, ['2199000001', '第一小学', 4500.5, 180]],
    ...changed,
  })
}

export function unit(id: string, name: string, rest: Partial<Unit> = {}): Unit {
  const none = { parent: null, legalEntity: null, memberOf: null, openedOn: null, closedOn: null }
  return { id, kind: 'school', code: id, name, ...none, ...rest }
}

/** Checks bytes under a name, as if uploaded. */
export function checkerOf(knowledge: Knowledge, folder: string) {
  return async (content: Uint8Array | string, options: CheckOptions & { name?: string } = {}) => {
    const name = options.name ?? '统计.xlsx'
    const path = join(folder, `${Math.random()}-${name}`)
    await writeFile(path, content)
    return validateFile(path, knowledge, { ...options, name })
  }
}

/** A problem in one line, as a list on the screen shows it. */
export function line({ level, rule, sheet, cell, because }: Problem): string {
  return `${level} ${rule} ${sheet}${cell ? `!${cell}` : ''} ${because.zh}`
}
