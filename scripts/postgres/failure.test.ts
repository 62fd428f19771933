import { expect, test } from 'vitest'
import { StartFailure, startFailure } from './failure.ts'

test.each([
  [
    'initdb: error: could not write file "base/1/2619": No space left on device',
    /disk that holds \/data is full/,
  ],
  ["Error: ENOSPC: no space left on device, write '/data/x'", /disk that holds \/data is full/],
  ['mkdir: Read-only file system', /\/data is on a read-only disk/],
  ['FATAL:  database files are incompatible with server', /another PostgreSQL version/],
  ['initdb: error: could not access directory "/data": Permission denied', /may not enter or write \/data/],
])('%s becomes one line that says what to do', (printed, said) => {
  const failure = startFailure(printed, '/data')
  expect(failure).toBeInstanceOf(StartFailure)
  expect(failure.message).toMatch(said)
  expect(failure.message).not.toContain('\n')
})

test('what is not known is passed on, its last lines only', () => {
  expect(startFailure('one\ntwo\nthree\nfour\n', '/data').message).toBe(
    'PostgreSQL could not be started in /data: two | three | four',
  )
})

test('silence is said too', () => {
  expect(startFailure('', '/data').message).toMatch(/it said nothing/)
})
