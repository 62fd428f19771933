import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type TurnRules, turns } from './turns.ts'

/** Work that goes on until it is ended by its name; `began` has the names in the order in which they had their turn. */
function opened(changes: Partial<TurnRules> = {}) {
  const rules = {
    atOnce: 1,
    mostWaiting: 9,
    mostOfOne: 9,
    mostOfAddress: 9,
    waitWithinMs: 60_000,
    backPerLineMs: 1_000,
    backPerNeighbourMs: 1_000,
  }
  const inTurn = turns({ ...rules, ...changes })
  const began: string[] = []
  const ends = new Map<string, () => void>()
  /** `an@home 2`: the reader, their address, and which of theirs. */
  const ask = (name: string, lines = 1, signal?: AbortSignal) => {
    const [reader = ''] = name.split(' ')
    const address = reader.split('@')[1] ?? null
    const work = () =>
      new Promise<string>((resolve) => {
        began.push(name)
        ends.set(name, () => resolve(name))
      })
    return inTurn({ reader, address, lines, signal }, work)
  }
  const end = async (name: string) => {
    await new Promise(setImmediate)
    ends.get(name)?.()
    await new Promise(setImmediate)
  }
  return { inTurn, ask, began, end }
}

test('nothing is read before its turn: one for a reader, so many in all, in the order in which they came', async () => {
  const { ask, began, end } = opened({ atOnce: 2 })
  const all = [ask('an 1'), ask('an 2'), ask('binh 1'), ask('chi 1')]
  await new Promise(setImmediate)
  expect(began).toEqual(['an 1', 'binh 1'])
  await end('binh 1')
  expect(began).toEqual(['an 1', 'binh 1', 'chi 1'])
  await end('an 1')
  await end('chi 1')
  await end('an 2')
  expect(await Promise.all(all)).toEqual(['an 1', 'an 2', 'binh 1', 'chi 1'])
})

test('a receipt does not wait behind papers of a thousand lines', async () => {
  const { ask, began, end } = opened()
  const all = [ask('a', 1_000), ask('b', 1_000), ask('c', 1_000), ask('d', 3), ask('e', 1)]
  for (const name of ['a', 'e', 'd', 'b', 'c']) await end(name)
  await Promise.all(all)
  expect(began).toEqual(['a', 'e', 'd', 'b', 'c'])
})

test('a long paper has its turn although short ones keep coming', async () => {
  const { ask, began, end } = opened({ backPerLineMs: 1 })
  const all = [ask('a'), ask('long', 40), ask('b')]
  await pause(60)
  all.push(ask('c'))
  for (const name of ['a', 'b', 'long', 'c']) await end(name)
  await Promise.all(all)
  expect(began).toEqual(['a', 'b', 'long', 'c'])
})

test('where too much waits, what stands last is refused', async () => {
  const { ask, began, end } = opened({ mostWaiting: 2 })
  const all = [ask('a', 1), ask('b', 1_000), ask('c', 1_000), ask('d', 1_000), ask('e', 1)]
  expect(await Promise.all([all[2], all[3]])).toEqual([null, null])
  for (const name of ['a', 'e', 'b']) await end(name)
  await Promise.all(all)
  expect(began).toEqual(['a', 'e', 'b'])
})

test('what waited too long is refused, and holds nothing', async () => {
  const { ask, began, end } = opened({ waitWithinMs: 100 })
  const all = [ask('a'), ask('b')]
  expect(await all[1]).toBeNull()
  await end('a')
  all.push(ask('c'))
  await end('c')
  await Promise.all(all)
  expect(began).toEqual(['a', 'c'])
})

test('what one reader asks for is bounded, so that nobody fills the queue that all share', async () => {
  const { ask, end } = opened({ mostOfOne: 3 })
  const mine = [ask('an 1'), ask('an 2'), ask('an 3'), ask('an 4')]
  const other = ask('binh 1')
  expect(await mine[3]).toBeNull()
  for (const name of ['an 1', 'an 2', 'an 3', 'binh 1']) await end(name)
  await end('an 3')
  expect(await Promise.all([...mine, other])).toEqual(['an 1', 'an 2', 'an 3', null, 'binh 1'])
})

test('an address’s next paper stands behind the first of others, however many readers it makes itself', async () => {
  const { ask, began, end } = opened()
  const crowd = ['a@one', 'b@one', 'c@one', 'd@one'].map((name) => ask(name))
  const others = [ask('e@two'), ask('f'), ask('g@two')]
  for (const name of ['a@one', 'e@two', 'f', 'b@one', 'g@two', 'c@one', 'd@one']) await end(name)
  await Promise.all([...crowd, ...others])
  expect(began).toEqual(['a@one', 'e@two', 'f', 'b@one', 'g@two', 'c@one', 'd@one'])
})

test('one address fills no line that all share, with as many readers as it likes', async () => {
  const { ask, end } = opened({ mostOfAddress: 3 })
  const crowd = ['a@one', 'b@one', 'c@one', 'd@one'].map((name) => ask(name))
  const others = [ask('e@two'), ask('f'), ask('g')]
  expect(await crowd[3]).toBeNull()
  for (const name of ['a@one', 'e@two', 'f', 'g', 'b@one', 'c@one']) await end(name)
  expect(await Promise.all([...crowd, ...others])).toEqual([
    'a@one',
    'b@one',
    'c@one',
    null,
    'e@two',
    'f',
    'g',
  ])
  const later = ask('d@one')
  await end('d@one')
  expect(await later).toBe('d@one')
})

test('where too much waits, it is the crowd of one address that is refused', async () => {
  const { ask, end } = opened({ mostWaiting: 3 })
  const crowd = ['a@one', 'b@one', 'c@one', 'd@one'].map((name) => ask(name))
  const other = ask('e@two')
  expect(await crowd[3]).toBeNull()
  for (const name of ['a@one', 'e@two', 'b@one', 'c@one']) await end(name)
  expect(await Promise.all([...crowd, other])).toEqual(['a@one', 'b@one', 'c@one', null, 'e@two'])
})

test('whoever is gone holds no turn', async () => {
  const { ask, began, end } = opened()
  const gone = new AbortController()
  const all = [ask('a'), ask('b', 1, gone.signal), ask('c')]
  gone.abort()
  expect(await all[1]).toBeNull()
  expect(await ask('d', 1, gone.signal)).toBeNull()
  await end('a')
  await end('c')
  await Promise.all(all)
  expect(began).toEqual(['a', 'c'])
})

test('what fails gives its turn on', async () => {
  const { inTurn, ask, end } = opened()
  const fails = inTurn({ reader: 'an', address: null, lines: 1 }, () => Promise.reject(new Error('no')))
  const next = ask('an 2')
  await expect(fails).rejects.toThrow('no')
  await end('an 2')
  expect(await next).toBe('an 2')
})
