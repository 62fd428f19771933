import { expect, test } from 'vitest'
import { placeAfter } from './place-after.ts'

test.each([
  ['/account', '/account', '/account'],
  ['/dossiers?q=1', '/dossiers?q=1', '/dossiers?q=1'],
  ['/anything', 'https://elsewhere.example/', '/account'],
  ['/anything', '//elsewhere.example/', '/account'],
  ['/anything', null, '/account'],
  [
    '/api/auth/error?error=WRONG',
    '/account/members',
    '/sign-in?started=1&next=%2Faccount%2Fmembers&say=WRONG',
  ],
  [
    '/api/auth/error?error=TOO_MANY.45',
    '/account',
    '/sign-in?started=1&next=%2Faccount&say=TOO_MANY&wait=45',
  ],
  ['/api/auth/error?error=TOO_MANY.x', '/account', '/sign-in?started=1&next=%2Faccount&say=TOO_MANY'],
  ['/api/auth/error?error=EMPTY', '/account', '/sign-in?started=1&next=%2Faccount&say=EMPTY'],
  ['/api/auth/signin?csrf=true', '/account', '/sign-in?started=1&next=%2Faccount&say=again'],
  ['/api/auth/error?error=<b>', '/account', '/sign-in?started=1&next=%2Faccount&say=PROBLEM'],
  ['/api/auth/signin', 'javascript:alert(1)', '/sign-in?started=1&next=%2Faccount'],
  ['/sign-in?callbackUrl=x', '/api/trpc', '/sign-in?started=1&next=%2Faccount'],
])('from %s, asked for %s: %s', (location, asked, place) => {
  expect(placeAfter(new URL(location, 'https://portal.example'), asked)).toBe(place)
})
