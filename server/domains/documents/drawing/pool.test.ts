import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { drawingPool } from './pool.ts'

/** A thread that does what its document says: dies, fails, is silent, or gives the bytes back. */
const script = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', (document) => {
    const wish = Buffer.from(document).toString()
    if (wish === 'die') process.exit(1)
    if (wish === 'throw') throw new Error('broken')
    if (wish === 'fail') parentPort.postMessage({ fault: 'it did not work' })
    if (wish === 'hang') for (;;) {}
    if (wish !== 'silent') parentPort.postMessage({ bytes: document })
  })`

function opened(changes: Partial<Parameters<typeof drawingPool>[1]> = {}) {
  const rules = { threads: 1, mostWaiting: 2, waitWithinMs: 20_000, drawWithinMs: 20_000, ...changes }
  let started = 0
  const pool = drawingPool(() => {
    started += 1
    return new Worker(script, { eval: true, execArgv: [] })
  }, rules)
  const draw = async (wish: string) => {
    const drawn = await pool.draw(Buffer.from(wish))
    return drawn.kind === 'BYTES' ? Buffer.from(drawn.bytes).toString() : drawn.kind
  }
  return { pool, draw, started: () => started }
}

test('one thread draws what comes, one after the other', async () => {
  const { draw, started } = opened()
  expect(await Promise.all([draw('a'), draw('b'), draw('c')])).toEqual(['a', 'b', 'c'])
  expect(started()).toBe(1)
})

test.each(['die', 'throw', 'fail'])(
  'a thread that must %s is replaced, and the next document is drawn',
  async (wish) => {
    const { pool, draw, started } = opened()
    expect(await Promise.all([draw(wish), draw('after')])).toEqual(['FAULT', 'after'])
    expect([started(), pool.threads()]).toEqual([2, 1])
  },
)

test.each(['hang', 'silent'])(
  'a thread that is found to %s is ended, and the next document is drawn',
  async (wish) => {
    const { pool, draw } = opened({ drawWithinMs: 1_500 })
    expect(await Promise.all([draw(wish), draw('after')])).toEqual(['FAULT', 'after'])
    expect(pool.threads()).toBe(1)
  },
)

test('so many wait and no more; who waited too long is told so', async () => {
  const { draw } = opened({ drawWithinMs: 3_000, waitWithinMs: 300 })
  const all = await Promise.all([draw('hang'), draw('b'), draw('c'), draw('d')])
  expect(all).toEqual(['FAULT', 'BUSY', 'BUSY', 'BUSY'])
  expect(await draw('later')).toBe('later')
})
