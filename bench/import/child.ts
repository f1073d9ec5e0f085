import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { assert } from '@kit/base'
import { loadVocabulary } from '@kit/policy'
import { streamXlsxRows, writeXlsxStream } from 'hucre/xlsx'
import { loadKnowledge } from '../../modules/data/import/catalogues.ts'
import { MappingSchema } from '../../modules/data/import/mapping.ts'
import { spoolFacts } from '../../modules/data/import/spool.ts'
import { validateFile } from '../../modules/data/import/validate-file.ts'

/** One measured piece of work in a process of its own, so that its peak of memory is its own. */
const [mode, path, rowsText] = process.argv.slice(2)
assert(mode && path && rowsText, 'mode, path and rows')
const rows = Number(rowsText)

const BANDS = ['le25', '26_30', '31_35', '36_40', '41_45', '46_50', '51_55', '56_60', '61_65', 'ge66']
const DEGREES = ['below_college', 'college', 'bachelor', 'master', 'doctor']
const METRICS = [
  ...['pupils', 'entrants', 'graduates', 'boarders', 'migrant_pupils', 'classes'],
  ...BANDS.map(band => `classes_${band}`),
  ...['staff', 'teachers'],
  ...DEGREES.map(degree => `teachers_${degree}`),
  ...['teachers_mid_title', 'backbone_teachers', 'pe_teachers', 'music_teachers'],
]
const HEADINGS = ['学校标识码', '学校名称', '学段', ...METRICS]

function school(i: number): (string | number)[] {
  const classes = 6 + (i % 24)
  const pupils = classes * 38
  const teachers = classes * 2
  const bands = BANDS.map(band => (band === '36_40' ? classes : 0))
  const degrees = [0, classes, classes - 2, 2, 0]
  return [
    `2199${String(i).padStart(6, '0')}`,
    `第${i}小学`,
    '小学',
    pupils,
    Math.round(pupils / 6),
    90,
    0,
    i % 40,
    classes,
    ...bands,
    teachers + 4,
    teachers,
    ...degrees,
    classes,
    3,
    2,
    1,
  ]
}

function* sheet(): Generator<(string | number)[]> {
  yield HEADINGS
  for (let i = 0; i < rows; i++) yield school(i)
}

async function write(): Promise<number> {
  await pipeline(writeXlsxStream(sheet(), { name: '学生' }), createWriteStream(path!))
  return rows
}

async function plain(): Promise<number> {
  let read = 0
  for await (const row of streamXlsxRows(await readFile(path!))) if (row.values.length > 0) read++
  return read
}

async function check(): Promise<number> {
  const policies = new URL('../../policies', import.meta.url).pathname
  const vocabulary = await loadVocabulary(policies)
  assert(vocabulary.ok, 'the vocabulary holds')
  const mapping = MappingSchema.parse({
    id: 'bench',
    title: { zh: '测速', en: 'Bench' },
    status: 'verified',
    stream: 'bench',
    recognise: {},
    sheets: [
      {
        layout: 'wide',
        sheet: '学生',
        registers: true,
        heading: { needs: ['学校标识码', 'pupils'] },
        unit: { code: '学校标识码', name: '学校名称' },
        stage: { heading: '学段' },
        columns: METRICS.map(metric => ({ metric, heading: metric })),
      },
    ],
  })
  const knowledge = { ...loadKnowledge(policies, vocabulary.value), mappings: [mapping] }
  const checked = await validateFile(path!, knowledge, { region: '990001000000', period: '2020-2021' })
  assert(checked.ok && checked.value.counts.error === 0, JSON.stringify(checked).slice(0, 400))
  const facts = spoolFacts(`${path}.facts`, checked.value.facts())
  assert(facts === checked.value.figures, 'every figure is a fact')
  return checked.value.rows
}

const started = performance.now()
const work = { write, plain, check }[mode]
assert(work, `no such work: ${mode}`)
const done = await work()
process.send?.({ rows: done, ms: performance.now() - started, peakMb: process.resourceUsage().maxRSS / 1024 })
