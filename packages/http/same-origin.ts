import type { FastifyRequest } from 'fastify'

/**
 * A change of state must come from our own pages. Browsers say where a request comes from; programs without a browser
 * send neither header and carry no cookie of a person either.
 */
export function isSameOrigin(request: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.origin
  return origin === undefined || hostOf(origin) === request.headers.host
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
