import { expect, test } from 'vitest'
import { localPath, signInPath } from './local-path.ts'

test.each([
  ['/dossiers', '/dossiers'],
  ['/account/bank-accounts?done=PRINT', '/account/bank-accounts?done=PRINT'],
  ['/account/invitation/abc', '/account/invitation/abc'],
])('a page of the portal is led to: %s', (asked, path) => {
  expect(localPath(asked)).toBe(path)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'dossiers',
  '',
  '/api/account-auth/signin',
  '/sign-in?next=/sign-in',
  undefined,
  ['/dossiers', '/find'],
])('nothing else is: %s', (asked) => {
  expect(localPath(asked)).toBe('/account')
})

test('the way to the sign-in keeps the way back, and no more than that', () => {
  expect(signInPath('/dossiers?q=a&b')).toBe('/sign-in?say=needed&next=%2Fdossiers%3Fq%3Da%26b')
})
