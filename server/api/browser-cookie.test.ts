import { expect, test } from 'vitest'
import { browserCookie } from './browser-cookie.ts'

test('under https the cookie is bound to this very host, and no script reads it', () => {
  expect(browserCookie('https://portal.example')).toEqual({
    name: '__Host-browser',
    options: { httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 31_536_000 },
  })
  expect(browserCookie('http://localhost:3000')).toMatchObject({
    name: 'browser',
    options: { secure: false },
  })
})
