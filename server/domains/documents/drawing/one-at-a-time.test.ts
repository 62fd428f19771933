import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('one at a time for each, in order, and others do not wait for them', async () => {
  const inLine = oneAtATime(9)
  const began: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      began.push(name)
      ends.push(() => resolve(name))
    })
  const all = [inLine('an', work('an 1')), inLine('an', work('an 2')), inLine('binh', work('binh 1'))]
  await new Promise(setImmediate)
  expect(began).toEqual(['an 1', 'binh 1'])
  ends[0]?.()
  expect(await all[0]).toBe('an 1')
  await new Promise(setImmediate)
  expect(began).toEqual(['an 1', 'binh 1', 'an 2'])
  for (const end of ends) end()
  await Promise.all(all)
})

test('what fails does not hold up the next; what waits for one is bounded', async () => {
  const inLine = oneAtATime(2)
  const fails = inLine('an', () => Promise.reject(new Error('no')))
  const rest = [inLine('an', async () => 2), inLine('an', async () => 3), inLine('an', async () => 4)]
  await expect(fails).rejects.toThrow('no')
  expect(await Promise.all(rest)).toEqual([2, 3, null])
  expect(await inLine('an', async () => 5)).toBe(5)
})
