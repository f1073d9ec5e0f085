/** One word of an expression and the place of its first character. */
export interface Token {
  readonly kind: 'number' | 'unit' | 'name' | 'parameter' | 'sign' | 'strange' | 'end'
  readonly text: string
  readonly offset: number
}

/** In this order: the first pattern that matches at a place wins. */
const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /\d+(?:\.\d+)?(?:e[+-]?\d+)?/y],
  ['unit', /\[[^\]\n]*\]/y],
  ['name', /mean-of\b|[a-z][a-z0-9_]*/y],
  ['parameter', /\$[a-z][a-z0-9]*(?:-[a-z0-9]+)*/y],
  ['sign', /<=|>=|!=|[-+*/()@,<>=]/y],
  ['strange', /./suy],
]

/**
 * Cuts an expression into words. Nothing is refused here: a strange character becomes a `strange` token, so that the
 * parser can say what it had expected in its place.
 *
 * @example tokensOf('pupils / 2').map(token => token.text) // → ['pupils', '/', '2', '']
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let offset = 0
  for (;;) {
    while (/\s/.test(text.charAt(offset))) offset += 1
    if (offset >= text.length) return [...tokens, { kind: 'end', text: '', offset }]
    const token = tokenAt(text, offset)
    tokens.push(token)
    offset += token.text.length
  }
}

function tokenAt(text: string, offset: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset
    const match = pattern.exec(text)
    if (match) return { kind, text: match[0], offset }
  }
  return { kind: 'strange', text: text.charAt(offset), offset }
}
