import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from './proxy.ts'

function policyOf(path = '/'): Map<string, string> {
  const answer = proxy(new NextRequest(`https://portal.example${path}`))
  const policy = answer.headers.get('content-security-policy') ?? ''
  return new Map(
    policy.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ')
      return [name, values.join(' ')] as const
    }),
  )
}

test('nothing is allowed that is not named, and nothing inline without a nonce', () => {
  const policy = policyOf()
  expect(policy.get('default-src')).toBe("'none'")
  expect(policy.get('script-src')).toMatch(/^'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic'$/)
  expect(policy.get('style-src')).toMatch(/^'self' 'nonce-[0-9a-f]{32}'$/)
  for (const name of ['frame-ancestors', 'base-uri']) expect(policy.get(name)).toBe("'none'")
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe|https?:|\*|data:/)
})

test('every answer has a nonce of its own', () => {
  const nonces = Array.from({ length: 50 }, () => policyOf().get('script-src'))
  expect(new Set(nonces).size).toBe(50)
})

test('the request that pages are drawn from carries the same policy', () => {
  const answer = proxy(new NextRequest('https://portal.example/'))
  expect(answer.headers.get('x-middleware-request-content-security-policy')).toBe(
    answer.headers.get('content-security-policy'),
  )
})

test('no page is kept in a cache', () => {
  const answer = proxy(new NextRequest('https://portal.example/pay/ABC'))
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
