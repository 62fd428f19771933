import { afterEach, expect, test, vi } from 'vitest'
import { sealedSession, sessionTokenIn } from './sealed-session.ts'
import { sealedTyped, typedCookie, typedIn } from './typed-cookie.ts'

const secret = 'a'.repeat(64)

afterEach(() => void vi.useRealTimers())

test('what was typed comes back, and cannot be read off the cookie', async () => {
  const cookie = await sealedTyped('0905 123 456', secret)
  expect(cookie).not.toContain('0905')
  expect(await typedIn(cookie, secret)).toBe('0905 123 456')
})

test('a cookie that is none, another portal’s, changed, or a session’s holds nothing', async () => {
  const cookie = await sealedTyped('0905123456', secret)
  expect(await typedIn(undefined, secret)).toBe('')
  expect(await typedIn(cookie, 'b'.repeat(64))).toBe('')
  expect(await typedIn(`${cookie}x`, secret)).toBe('')
  expect(await typedIn(await sealedSession('token', secret), secret)).toBe('')
})

test('it signs nobody in', async () => {
  expect(await sessionTokenIn(await sealedTyped('token', secret), secret)).toBeNull()
})

test('it is over after five minutes, however long the browser keeps it', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-23T03:00:00Z'), toFake: ['Date'] })
  const cookie = await sealedTyped('0905123456', secret)
  vi.setSystemTime(new Date('2026-11-23T03:05:30Z'))
  expect(await typedIn(cookie, secret)).toBe('')
})

test('no script reads it, and under https no other host sets it', () => {
  const { name, options } = typedCookie('account', 'https://portal.example')
  expect(name).toBe('__Host-account-typed')
  expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' })
})
