import { expect, test } from 'vitest'
import { visitorCookie } from './visitor-cookie.ts'

test('under https the cookie is bound to this host and to TLS', () => {
  expect(visitorCookie('https://thanhtoan.example.gov.vn')).toEqual({
    name: '__Host-visitor',
    options: { httpOnly: true, sameSite: 'lax', secure: true, path: '/' },
  })
})

test('without TLS, as on one’s own machine, a browser keeps it all the same, and no script reads it', () => {
  expect(visitorCookie('http://localhost:3000')).toMatchObject({
    name: 'visitor',
    options: { httpOnly: true, secure: false },
  })
})
