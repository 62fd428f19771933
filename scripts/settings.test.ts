import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const read = (env: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...env })
const own = 'postgresql://u:p@host/db'

test('with nothing set it is the demo on the embedded database, on the documented ports', () => {
  expect(read({})).toEqual({
    dir: undefined,
    ports: { portal: 3000, services: 3001, sandbox: 4000, mail: 4025 },
    demo: true,
    given: null,
  })
})

test.each([
  [{ DATABASE_URL: own }, false],
  [{ DATABASE_URL: own, DEMO: 'true' }, true],
  [{ DATABASE_URL: own, DEMO: 'yes' }, false],
  [{ DEMO: 'false' }, false],
])('%o is a demo: %s', (env: Record<string, string>, demo) => {
  expect(read(env).demo).toBe(demo)
})

test.each(['0', '65536', 'http', '3000.5', '-1'])('PORT=%s is refused', (value) => {
  expect(() => read({ PORT: value })).toThrow(
    `PORT must be a port number from 1 to 65535, and is "${value}".`,
  )
})

test('one port for two parts is refused', () => {
  expect(() => read({ PORT: '4000' })).toThrow(/four different ports/)
})

test('an empty value counts as not set', () => {
  expect(read({ PORT: '', DATABASE_URL: '', DATA_DIR: '' })).toEqual(read({}))
})
