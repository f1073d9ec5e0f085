import type { Browser, Download, Page } from 'playwright-core'

/** Somebody at the product with a browser of their own. */
export interface Visitor {
  readonly page: Page
  /** What the browser complained about: errors in the console, broken rules of the content policy, answers that failed. */
  readonly complaints: readonly string[]
  /** Goes to a screen and waits until nothing is loading on it. */
  goTo(path: string): Promise<void>
  /** Opens a screen by the navigation. */
  choose(title: string): Promise<void>
  /** Takes a file by a click. */
  take(click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }>
  leave(): Promise<void>
}

/** For what is asked again until it holds. */
export const PATIENT = { timeout: 30_000 }

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 375, height: 812 }

export async function visit(browser: Browser, url: string, viewport = DESK): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL: url })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints = listen(page)
  return {
    page,
    complaints,
    goTo: async path => {
      await page.goto(path)
      await isReady(page)
    },
    choose: async title => {
      await page.getByRole('navigation').getByRole('link', { name: title, exact: true }).click()
      await isReady(page)
    },
    take: async click => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()])
      return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
    },
    leave: () => context.close(),
  }
}

/** By the button of the demonstration, as `name` says who. */
export async function enterAs(
  browser: Browser,
  url: string,
  name: string,
  viewport = DESK,
): Promise<Visitor> {
  const visitor = await visit(browser, url, viewport)
  await visitor.page.goto('/')
  await visitor.page.getByRole('button', { name: `以${name}（演示）身份进入` }).click()
  await visitor.page.waitForURL(at => at.pathname === '/overview')
  await isReady(visitor.page)
  return visitor
}

/** A heading stands there and nothing says that it is loading. */
export async function isReady(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.locator('main [role=status] .ant-skeleton').first().waitFor({ state: 'detached' })
}

function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    const isSignedOut = message.location().url.endsWith('/api/me') && message.text().includes('401')
    if (message.type() === 'error' && !isSignedOut) {
      complaints.push(`${new URL(page.url()).pathname}: ${message.text()} ${message.location().url}`)
    }
  })
  return complaints
}

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  return Buffer.concat(chunks)
}
