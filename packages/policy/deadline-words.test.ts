import { expect, test } from 'vitest'
import { deadlineWords } from './deadline-words.ts'

test('deadlines of every shape are said in both languages', () => {
  const t = { zh: '标准修订后', en: 'After the standard is revised' }
  expect(deadlineWords({ by: '2023-12-31', thenMaintain: true })).toEqual({
    zh: '2023-12-31前完成，并长期保持',
    en: 'by 2023-12-31, then kept',
  })
  expect(deadlineWords({ recurring: 'yearly', month: 9 })).toEqual({
    zh: '每年（9月底前）',
    en: 'every year (by the end of September)',
  })
  expect(deadlineWords({ recurring: 'yearly', month: 8, day: 31 })).toEqual({
    zh: '每年（8月31日前）',
    en: 'every year (by 31 August)',
  })
  expect(deadlineWords({ recurring: 'monthly', day: 25 }).zh).toBe('每月（25日前）')
  expect(deadlineWords({ recurring: 'every-n-years', years: 3, first: 2022 }).zh).toBe('每3年')
  expect(deadlineWords({ by: '2024-05-20', from: '2024-04-20' }).zh).toBe('2024-04-20起，2024-05-20前完成')
  expect(deadlineWords({ after: t })).toEqual(t)
})
