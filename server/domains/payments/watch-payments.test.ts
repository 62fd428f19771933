import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LivePayment } from './contract.ts'
import { watchPayments } from './watch-payments.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const everyMs = 1_000

/** A watch over payments whose stamps are set by hand; `reads` are the ids that were asked for, call by call. */
function watched(stamps: Record<string, string>) {
  const reads: string[][] = []
  const errors: unknown[] = []
  let broken: Error | null = null
  const read = async (ids: readonly string[]): Promise<LivePayment[]> => {
    reads.push([...ids])
    if (broken !== null) throw broken
    return ids.flatMap((publicId) => {
      const stamp = stamps[publicId]
      return stamp === undefined ? [] : [{ publicId, stamp, state: 'OPEN' as const, atCounter: null }]
    })
  }
  const watch = watchPayments(read, everyMs, (error) => void errors.push(error))
  return {
    reads,
    errors,
    break: (error: Error | null) => {
      broken = error
    },
    /** Follows, and keeps the stamps that were heard. */
    follow: (publicId: string) => {
      const heard: string[] = []
      const stop = watch.follow(publicId, ({ stamp }) => void heard.push(stamp))
      return { heard, stop }
    },
    rounds: (count: number) => vi.advanceTimersByTimeAsync(count * everyMs),
  }
}

describe('a listener', () => {
  test('hears at once what is there, and then changes only', async () => {
    const stamps = { A: '1' }
    const { follow, rounds } = watched(stamps)
    const { heard } = follow('A')
    await vi.advanceTimersByTimeAsync(0)
    expect(heard).toEqual(['1'])
    await rounds(3)
    expect(heard).toEqual(['1'])
    stamps.A = '2'
    await rounds(2)
    expect(heard).toEqual(['1', '2'])
  })

  test('hears of its own payment alone, and what is there though others heard it before', async () => {
    const { follow, rounds } = watched({ A: '1', B: '1' })
    const first = follow('A')
    await rounds(2)
    const [second, other] = [follow('A'), follow('B')]
    await rounds(1)
    expect([first.heard, second.heard, other.heard]).toEqual([['1'], ['1'], ['1']])
  })

  test('that has stopped hears nothing more, and stopping twice harms nobody', async () => {
    const stamps = { A: '1' }
    const { follow, rounds } = watched(stamps)
    const [gone, stays] = [follow('A'), follow('A')]
    await rounds(1)
    gone.stop()
    gone.stop()
    stamps.A = '2'
    await rounds(1)
    expect([gone.heard, stays.heard]).toEqual([['1'], ['1', '2']])
  })

  test('that stopped and one that came afterwards are not mixed up', async () => {
    const stamps = { A: '1' }
    const { follow, rounds } = watched(stamps)
    const gone = follow('A')
    await rounds(1)
    gone.stop()
    const next = follow('A')
    gone.stop()
    stamps.A = '2'
    await rounds(2)
    expect(next.heard.at(-1)).toBe('2')
  })

  test('of a payment that does not exist hears nothing', async () => {
    const { follow, rounds } = watched({})
    const { heard } = follow('A')
    await rounds(3)
    expect(heard).toEqual([])
  })
})

describe('reading', () => {
  test('is one statement a round for all, each payment once', async () => {
    const { reads, follow, rounds } = watched({ A: '1', B: '1' })
    for (const id of ['A', 'B', 'A', 'A']) follow(id)
    await vi.advanceTimersByTimeAsync(0)
    await rounds(3)
    expect(reads).toEqual(Array(4).fill(['A', 'B']))
  })

  test('is not done while nobody follows, and begins again with the next', async () => {
    const { reads, follow, rounds } = watched({ A: '1' })
    await rounds(5)
    expect(reads).toEqual([])
    const { stop } = follow('A')
    await rounds(2)
    stop()
    const sofar = reads.length
    await rounds(10)
    expect(reads.length).toBe(sofar)
    expect(vi.getTimerCount()).toBe(0)
    const again = follow('A')
    await vi.advanceTimersByTimeAsync(0)
    expect(again.heard).toEqual(['1'])
  })

  test('that fails is told, and done again', async () => {
    const { errors, follow, rounds, break: set } = watched({ A: '1' })
    set(new Error('away'))
    const { heard } = follow('A')
    await rounds(2)
    expect(errors.map(String)).toContain('Error: away')
    set(null)
    await rounds(1)
    expect(heard).toEqual(['1'])
  })
})
