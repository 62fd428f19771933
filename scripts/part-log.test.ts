import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPartLog, terminalLine } from './part-log.ts'

test.each([
  ['{"level":50,"msg":"no answer","err":{"message":"ECONNREFUSED"}}', 'stdout', 'no answer: ECONNREFUSED'],
  ['{"level":60,"msg":"gone"}', 'stderr', 'gone'],
  ['{"level":30,"msg":"listening"}', 'stdout', null],
  ['{"level":30,"msg":"listening"}', 'stderr', null],
  ['{"other":1}', 'stdout', null],
  ['ready', 'stdout', null],
  ['Error: it broke', 'stderr', 'Error: it broke'],
  ['{ not json', 'stderr', '{ not json'],
  ['  ', 'stderr', null],
] as const)('%s on %s shows %s', (line, stream, shown) => {
  expect(terminalLine(line, stream)).toBe(shown)
})

test('a log is appended to, and put aside once it has grown large', async () => {
  const logs = mkdtempSync(join(tmpdir(), 'portal-logs-'))
  const file = join(logs, 'portal.log')
  writeFileSync(file, 'before\n')
  const warned: string[] = []
  const first = openPartLog(logs, 'portal', (line) => warned.push(line))
  first.write('after')
  await first.close()
  expect(readFileSync(file, 'utf8')).toBe('before\nafter\n')
  truncateSync(file, 11 * 1024 * 1024)
  const second = openPartLog(logs, 'portal', (line) => warned.push(line))
  second.write('new')
  await second.close()
  expect(readFileSync(file, 'utf8')).toBe('new\n')
  expect(readFileSync(`${file}.1`).subarray(0, 6).toString()).toBe('before')
  expect(warned).toEqual([])
  rmSync(logs, { recursive: true })
})

test('a log that is written and written stays within its bound, and keeps what came last', async () => {
  const logs = mkdtempSync(join(tmpdir(), 'portal-logs-'))
  const warned: string[] = []
  const log = openPartLog(logs, 'services', (line) => warned.push(line))
  const filling = 'x'.repeat(1_000)
  for (let n = 0; n < 60_000; n++) {
    log.write(`${n} ${filling}`)
    // As lines come: in pieces, between which the file is written.
    if (n % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await log.close()
  const files = readdirSync(logs).sort()
  expect(files).toEqual(['services.log', 'services.log.1', 'services.log.2', 'services.log.3'])
  for (const file of files) expect(statSync(join(logs, file)).size).toBeLessThan(11 * 1024 * 1024)
  const last = readFileSync(join(logs, 'services.log'), 'utf8').trimEnd().split('\n').at(-1)
  expect(last?.startsWith('59999 ')).toBe(true)
  const before = readFileSync(join(logs, 'services.log.1'), 'utf8').trimEnd().split('\n')
  expect(before.length).toBeGreaterThan(10_000)
  expect(warned).toEqual([])
  rmSync(logs, { recursive: true })
})
