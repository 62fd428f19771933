import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
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
