import { expect } from 'vitest'
import type { Product } from './product.ts'
import { DESK, enterAs, PATIENT, PHONE, type Visitor } from './visitor.ts'

/** Every screen of the navigation, one school, one pack. */
const SCREENS = [
  '/overview',
  '/indicators',
  '/tests',
  '/what-if',
  '/plans',
  '/plans/plans~xinghualing-2021-2025',
  '/asks',
  '/packs',
  '/packs/national~quality-balance-2017',
  '/import',
  '/figures',
  '/periods',
  '/people',
]

/** On a phone no screen is wider than the glass, and no screen makes the browser complain, wide or narrow. */
export async function everyScreenFits({ browser, url }: Product): Promise<readonly string[]> {
  const visitor = await enterAs(browser, url, '系统管理员')
  const { page } = visitor
  const tooWide: string[] = []
  for (const screen of [...SCREENS, await someSchool(visitor)]) {
    await page.setViewportSize(DESK)
    await visitor.goTo(screen)
    await page.setViewportSize(PHONE)
    // Charts follow their box a moment later.
    const fits = page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, {
      timeout: 5_000,
    })
    await fits.catch(() => tooWide.push(screen))
  }
  expect(tooWide).toEqual([])
  await visitor.leave()
  return visitor.complaints
}

async function someSchool({ page }: Visitor): Promise<string> {
  const link = page.locator('a[href^="/schools/"]').first()
  return (await link.getAttribute('href')) ?? ''
}

/** After the switch nothing Chinese is left in the frame and in what the product itself says. */
export async function speaksEnglish({ browser, url }: Product): Promise<readonly string[]> {
  const visitor = await enterAs(browser, url, '督学')
  const { page } = visitor
  await page.getByRole('button', { name: 'English' }).click()
  const names = await namesOf(visitor)
  for (const screen of ['Overview', 'Clauses']) {
    await visitor.choose(screen)
    const frame = await Promise.all(
      [page.getByRole('navigation'), page.locator('header').first(), page.locator('main')].map(part =>
        part.first().innerText(),
      ),
    )
    expect(chineseIn(frame.join('\n'), names)).toEqual([])
  }
  await visitor.leave()
  return visitor.complaints
}

/** What people, schools and languages are called is not translated. */
async function namesOf({ page }: Visitor): Promise<readonly string[]> {
  const me = await (await page.request.get('/api/me')).json()
  const units: { name: string }[] = await (await page.request.get(`/api/data/${me.region.code}/units`)).json()
  return ['中文', me.person.name, ...units.map(u => u.name)].sort((a, b) => b.length - a.length)
}

function chineseIn(words: string, names: readonly string[]): readonly string[] {
  const rest = names.reduce((text, name) => text.replaceAll(name, ''), words)
  return rest.split('\n').filter(line => /\p{Script=Han}/u.test(line))
}

/** With the keyboard alone: to a cell of the grid, down the way back of its figure, and out again. */
export async function keyboardReaches({ browser, url }: Product): Promise<readonly string[]> {
  const visitor = await enterAs(browser, url, '督学')
  const { page } = visitor
  await visitor.goTo('/indicators')
  await page.getByRole('grid').waitFor()
  const inGrid = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? null)
  for (let presses = 0; (await inGrid()) === null; presses += 1) {
    expect(presses).toBeLessThan(60)
    await page.keyboard.press('Tab')
  }
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await expect.poll(inGrid, PATIENT).toBe('1.3')
  await page.keyboard.press('Enter')
  const way = page.getByRole('dialog')
  await way.getByText('.xlsx').first().waitFor()
  await page.keyboard.press('Escape')
  await way.waitFor({ state: 'hidden' })
  await visitor.leave()
  return visitor.complaints
}

/** A head sees one school: no other in the lists, and no other screen or route opens. */
export async function headSeesOneSchool({ browser, url }: Product): Promise<readonly string[]> {
  const head = await enterAs(browser, url, '学校')
  const { page } = head
  const me = await (await page.request.get('/api/me')).json()
  const { code } = me.region
  const units = await (await page.request.get(`/api/data/${code}/units`)).json()
  expect(units.map((u: { id: string }) => u.id).sort()).toEqual([code, me.unit].sort())
  const figures = await (await page.request.get(`/api/data/${code}/figures?limit=500`)).json()
  const seen = new Set(figures.items.map((f: { unit: string }) => f.unit))
  expect([...seen].filter(unit => unit !== me.unit && unit !== code)).toEqual([])
  for (const refused of ['/api/access/people', `/api/data/${code}/imports`]) {
    expect((await page.request.get(refused)).status()).toBe(403)
  }
  await page.goto('/people')
  await page.getByText('您的角色不含“人员与角色”').waitFor()
  await head.leave()
  return head.complaints
}
