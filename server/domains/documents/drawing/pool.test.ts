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

function opened(drawWithinMs = 20_000) {
  let started = 0
  const pool = drawingPool(() => {
    started += 1
    return new Worker(script, { eval: true, execArgv: [] })
  }, drawWithinMs)
  const draw = async (wish: string) => {
    const drawn = await pool.draw(Buffer.from(wish))
    return drawn.kind === 'BYTES' ? Buffer.from(drawn.bytes).toString() : drawn.kind
  }
  return { pool, draw, started: () => started }
}

test('one thread draws what comes, one after the other; what is drawn at once gets threads of its own', async () => {
  const { draw, started } = opened()
  expect([await draw('a'), await draw('b'), await draw('c')]).toEqual(['a', 'b', 'c'])
  expect(started()).toBe(1)
  expect(await Promise.all([draw('d'), draw('e')])).toEqual(['d', 'e'])
  expect(started()).toBe(2)
})

test.each(['die', 'throw', 'fail'])(
  'a thread that must %s is replaced, and the next document is drawn',
  async (wish) => {
    const { pool, draw, started } = opened()
    expect([await draw(wish), await draw('after')]).toEqual(['FAULT', 'after'])
    expect([started(), pool.threads()]).toEqual([2, 1])
  },
)

test.each(['hang', 'silent'])(
  'a thread that is found to %s is ended, and the next document is drawn',
  async (wish) => {
    const { pool, draw } = opened(1_500)
    expect([await draw(wish), await draw('after')]).toEqual(['FAULT', 'after'])
    expect(pool.threads()).toBe(1)
  },
)
