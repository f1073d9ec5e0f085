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

/**
 * The visitor sits at the computer itself: a loopback address, no proxy in between, and a loopback name in the address
 * bar (a page of another site whose name was made to point here would still carry that name).
 */
export function isFromHere(request: Pick<FastifyRequest, 'ip' | 'headers'>): boolean {
  const { host = '', forwarded, 'x-forwarded-for': forwardedFor, 'x-real-ip': realIp } = request.headers
  if (forwarded !== undefined || forwardedFor !== undefined || realIp !== undefined) return false
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(request.ip)
  return isLoopback && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host)
}
