import { afterAll, beforeAll, expect, test } from 'vitest'
import { gapsAreClosed } from './act-projects.ts'
import { seatsAreGiven } from './allocate-assignment.ts'
import { classesAreFormed } from './allocate-classes.ts'
import { drawIsSeenByAll } from './allocate-draw.ts'
import { seatsAreForeseen } from './allocate-forecast.ts'
import { drawnNumbersGiveSeats } from './allocate-numbers.ts'
import { pathMovesAndBuys } from './allocate-path.ts'
import { teachersRotate } from './allocate-rotation.ts'
import { zonesAreDrawn } from './allocate-zones.ts'
import { openProduct, type Product } from './product.ts'

const PATIENCE_MS = 180_000
let product: Product

beforeAll(async () => {
  product = await openProduct({ demo: true })
}, PATIENCE_MS)
afterAll(() => product?.close(), PATIENCE_MS)

const journey = (title: string, walk: (product: Product) => Promise<readonly string[]>) =>
  test(title, async () => expect(await walk(product)).toEqual([]), PATIENCE_MS)

journey('a list is bound, drawn in the hall, published, and checked by a family on a phone', drawIsSeenByAll)
journey('zones are drawn, looked at beside today, asked for a home, adopted and published', zonesAreDrawn)
journey('rules that clash are named, then teachers rotate and verdicts change', teachersRotate)
journey('seats are foreseen beside what was foreseen before, and published by area', seatsAreForeseen)
journey('seats are given, a family learns why, the result is adopted and published', seatsAreGiven)
journey('a year is formed into classes, locked, its teachers bound and drawn', classesAreFormed)
journey('start and interval are drawn in the hall, and those numbers give the seats', drawnNumbersGiveSeats)
journey('the path to the standard moves what schools can spare and buys the rest', pathMovesAndBuys)
journey('a gap of the ledger becomes a project, others accept it, and the gap is closed', gapsAreClosed)
