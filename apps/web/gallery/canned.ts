import type { CannedAnswer, ScreenState, Transport } from '@kit/ui-kit'

/** A server of prepared answers: `METHOD /path`, exact or ending in `*`; the longest match wins. */
export function cannedTransport(answers: ScreenState['answers']): Transport {
  return async (input, init) => {
    const url = new URL(input, 'http://gallery')
    const asked = `${init.method ?? 'GET'} ${url.pathname}`
    const answer = find(answers, `${asked}${url.search}`) ?? find(answers, asked)
    if (answer === 'pending') return new Promise<Response>(() => {})
    if (answer === 'offline') throw new TypeError('no connection')
    if (!answer) return Response.json({ refusals: [unknown(asked)] }, { status: 404 })
    return Response.json(answer.body, { status: answer.status ?? 200 })
  }
}

function find(answers: ScreenState['answers'], asked: string): CannedAnswer | undefined {
  if (answers[asked]) return answers[asked]
  const patterns = Object.keys(answers)
    .filter(key => key.endsWith('*') && asked.startsWith(key.slice(0, -1)))
    .sort((a, b) => b.length - a.length)
  return patterns[0] === undefined ? undefined : answers[patterns[0]]
}

function unknown(asked: string) {
  const because = { zh: `画廊没有为 ${asked} 准备答案`, en: `the gallery has no answer for ${asked}` }
  return { code: 'gallery.unknown-answer', at: asked, because, todo: because }
}
