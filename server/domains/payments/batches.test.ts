import { describe, expect, test } from 'vitest'
import { again, inBatches, later } from './batches.ts'

const limits = { largest: 3, tries: 3 }

describe('inBatches', () => {
  test('what arrives while another is written goes together, no more than the largest batch', async () => {
    const batches: number[][] = []
    const send = inBatches(limits, async (items: readonly number[]) => {
      batches.push([...items])
      await Promise.resolve()
      return items.map((item) => item * 10)
    })
    expect(await Promise.all([1, 2, 3, 4, 5].map(send))).toEqual([10, 20, 30, 40, 50])
    expect(batches).toEqual([[1], [2, 3, 4], [5]])
  })

  test('an item that cannot be written fails alone', async () => {
    const send = inBatches(limits, async (items: readonly number[]) => {
      if (items.includes(2)) throw new Error('two')
      return items
    })
    const results = await Promise.allSettled([0, 1, 2, 3].map(send))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  })

  test('again means once more, and not for ever', async () => {
    let calls = 0
    const stubborn = inBatches(limits, async (items: readonly number[]) => {
      calls += 1
      return items.map((item) => (item === 1 && calls < 3 ? again : item === 2 ? again : item))
    })
    await expect(stubborn(1)).resolves.toBe(1)
    await expect(stubborn(2)).rejects.toThrow('again and again')
  })

  test('later waits for its turn as often as it takes', async () => {
    let written = 0
    const oneAtATime = inBatches({ largest: 30, tries: 3 }, async (items: readonly number[]) => {
      await Promise.resolve()
      written += 1
      return items.map((item, n) => (n === 0 ? item : later))
    })
    const all = Array.from({ length: 20 }, (_, n) => n)
    expect(await Promise.all(all.map(oneAtATime))).toEqual(all)
    expect(written).toBe(20)
  })
})
