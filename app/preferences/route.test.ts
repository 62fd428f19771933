import { expect, test } from 'vitest'
import { POST } from './route.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }

function press(referer: string | null, body = 'lang=en', headers: Record<string, string> = form) {
  const request = new Request('http://portal.example/preferences', {
    method: 'POST',
    body,
    headers: { host: 'portal.example', ...headers, ...(referer === null ? {} : { referer }) },
  })
  return POST(request)
}

test.each([
  ['http://portal.example/pay/7K3M9Q2WABCDE/card?bank=970419', '/pay/7K3M9Q2WABCDE/card?bank=970419'],
  [null, '/'],
  ['not an address', '/'],
  ['http://evil.example/dossiers', '/'],
  ['http://portal.example:81/dossiers', '/'],
  ['http://portal.example//evil.example', '/'],
  ['http://portal.example/\\evil.example', '/'],
  ['http://portal.example/.//evil.example', '/'],
  ['http://portal.example/%2F%2Fevil.example', '/%2F%2Fevil.example'],
])('pressed on %s leads to %s', async (referer, location) => {
  const answer = await press(referer)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(location)
})

test('keeps what it knows and nothing else', async () => {
  const answer = await press('http://portal.example/', 'lang=xx; Domain=evil.example&theme=dark')
  expect(answer.headers.getSetCookie()).toEqual([
    'theme=dark; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly',
  ])
})

test.each(['application/json', 'multipart/form-data'])(
  'a body that is no form (%s) keeps nothing',
  async (type) => {
    const answer = await press('http://portal.example/help', '{}', { 'content-type': type })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/help'])
    expect(answer.headers.getSetCookie()).toEqual([])
  },
)
