import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { logCounted } from './counted-log.ts'
import { createLogger } from './logger.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function written() {
  const lines: Record<string, unknown>[] = []
  const log = createLogger('test', 'info', { write: (text) => void lines.push(JSON.parse(text)) })
  const refused = (fields: Record<string, unknown>) =>
    logCounted(log, { level: 'warn', message: 'a message was refused' }, fields)
  return { lines, refused }
}

test('the same line is written at once and then once a minute with its count, until a minute has none', () => {
  const { lines, refused } = written()
  for (let n = 0; n < 5_000; n++) refused({ code: 'A', from: '1.1.1.1' })
  refused({ code: 'B', from: '1.1.1.1' })
  expect(lines).toMatchObject([{ code: 'A' }, { code: 'B' }])
  vi.advanceTimersByTime(60_000)
  expect(lines.slice(2)).toMatchObject([{ code: 'A', from: '1.1.1.1', times: 4_999 }])
  refused({ code: 'A', from: '1.1.1.1' })
  vi.advanceTimersByTime(60_000)
  expect(lines.slice(3)).toMatchObject([{ code: 'A', times: 1 }])
  vi.advanceTimersByTime(60_000)
  expect(lines).toHaveLength(4)
  expect(vi.getTimerCount()).toBe(0)
  refused({ code: 'A', from: '1.1.1.1' })
  expect(lines).toHaveLength(5)
})

test('from however many addresses: beyond a hundred different lines the message alone is counted', () => {
  const { lines, refused } = written()
  for (let n = 0; n < 5_000; n++) refused({ code: 'A', from: `1.1.${n >> 8}.${n & 255}` })
  expect(lines).toHaveLength(101)
  vi.advanceTimersByTime(60_000)
  expect(lines.slice(101)).toMatchObject([{ msg: 'a message was refused', times: 4_899 }])
})
