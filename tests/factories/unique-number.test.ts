import { afterEach, describe, expect, test, vi } from 'vitest'
import { uniqueNumber } from './unique-number.ts'

afterEach(() => vi.unstubAllEnvs())

const draw = (of: string, count: number) =>
  Array.from({ length: count }, () => uniqueNumber(of, 1_000, 2_000))

describe('a unique number', () => {
  test('is drawn once within a process, until there is none left', () => {
    const all = draw('one process', 1_000)
    expect(new Set(all).size).toBe(1_000)
    expect([Math.min(...all), Math.max(...all)]).toEqual([1_000, 1_999])
    expect(() => uniqueNumber('one process', 1_000, 2_000)).toThrow('All 1000 numbers')
  })

  test('is drawn by one worker of a browser run only', () => {
    const all = ['0', '1', '57'].flatMap((worker) => {
      vi.stubEnv('TEST_WORKER_INDEX', worker)
      return draw(`worker ${worker}`, 10)
    })
    expect(new Set(all).size).toBe(30)
  })
})
