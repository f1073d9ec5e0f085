import { afterAll, beforeAll, expect, test } from 'vitest'
import { countyAdopts } from './adoption.ts'
import { classesAndMoney } from './classes-and-money.ts'
import { everyScreenFits, headSeesOneSchool, keyboardReaches, speaksEnglish } from './everywhere.ts'
import { moneyFollows } from './funding.ts'
import { confirmerLocks, lockHolds, officerWorks } from './officer.ts'
import { openProduct, type Product } from './product.ts'
import { supervisionLooks } from './supervision.ts'

/** A person would wait; a machine that tests everything at once is slower than the one on a desk. */
const PATIENCE_MS = 180_000
let product: Product

beforeAll(async () => {
  product = await openProduct({ demo: true })
}, PATIENCE_MS)
afterAll(() => product?.close(), PATIENCE_MS)

/** Each journey ends with what the browser complained about on the way: nothing. */
const journey = (title: string, walk: (product: Product) => Promise<readonly string[]>) =>
  test(title, async () => expect(await walk(product)).toEqual([]), PATIENCE_MS)

journey('every screen fits a phone, and the browser has nothing to complain about', everyScreenFits)
journey('supervision goes from the verdict to a cell, and from a gap to a plan that passes', supervisionLooks)
journey('with the keyboard alone one reaches where a figure comes from', keyboardReaches)
journey('in English nothing Chinese is left but names', speaksEnglish)
journey('the head of a school sees one school', headSeesOneSchool)
journey('supervision finds the new class and what is lacking by law', classesAndMoney)
journey('the county gives a document up, tries it, adopts it, and sees it work the same day', countyAdopts)
journey('pupils move, their money follows, and a wrong move is cancelled', moneyFollows)
journey('the statistics officer imports, finds the new figure with its cell, and submits', officerWorks)
journey('another person confirms, and the figures are locked', confirmerLocks)
journey('into a locked year nothing goes without a reason', lockHolds)
