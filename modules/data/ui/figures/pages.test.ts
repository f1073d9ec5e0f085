import { expect, it } from 'vitest'
import { PAGE_SIZE, pagesOf } from './pages.ts'

it('only pages with rows in sight are asked for, and never the first again', () => {
  expect(pagesOf([0, 1, 2])).toEqual([])
  expect(pagesOf([PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1])).toEqual([1])
  expect(pagesOf([5 * PAGE_SIZE, 2 * PAGE_SIZE])).toEqual([2, 5])
})
