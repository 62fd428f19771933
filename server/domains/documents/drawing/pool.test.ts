import { ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { drawingPool } from './pool.ts'

/** A process that does what its document says: dies, fails, is silent, or gives the bytes back. */
const script = `
  process.on('message', (document) => {
    const wish = Buffer.from(document).toString()
    if (wish === 'die') process.exit(1)
    if (wish === 'throw') throw new Error('broken')
    if (wish === 'fail') process.send({ fault: 'it did not work' })
    if (wish === 'hang') for (;;) {}
    if (wish !== 'silent') process.send({ bytes: document })
  })`

function opened(drawWithinMs = 20_000) {
  const started: ChildProcess[] = []
  const pool = drawingPool(() => {
    const one = spawn(process.execPath, ['--eval', script], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    started.push(one)
    return one
  }, drawWithinMs)
  const draw = async (wish: string) => {
    const drawn = await pool.draw(Buffer.from(wish))
    return drawn.kind === 'BYTES' ? Buffer.from(drawn.bytes).toString() : drawn.kind
  }
  return { pool, draw, started }
}

test('one process draws what comes, one after the other; what is drawn at once gets processes of its own', async () => {
  const { draw, started } = opened()
  expect([await draw('a'), await draw('b'), await draw('c')]).toEqual(['a', 'b', 'c'])
  expect(started).toHaveLength(1)
  expect(await Promise.all([draw('d'), draw('e')])).toEqual(['d', 'e'])
  expect(started).toHaveLength(2)
})

test.each(['die', 'throw', 'fail'])(
  'a process that must %s is replaced, and the next document is drawn',
  async (wish) => {
    const { pool, draw, started } = opened()
    expect([await draw(wish), await draw('after')]).toEqual(['FAULT', 'after'])
    expect([started.length, pool.processes()]).toEqual([2, 1])
  },
)

test('one that ended while nobody waited for it is not asked again', async () => {
  const { pool, draw, started } = opened()
  await draw('a')
  const [first] = started
  if (first === undefined) throw new Error('none started')
  const gone = once(first, 'exit')
  first.kill('SIGKILL')
  await gone
  expect(pool.processes()).toBe(0)
  expect(await draw('b')).toBe('b')
  expect(started).toHaveLength(2)
})

test('where no process can be started the document is a fault, and the next is tried', async () => {
  const pool = drawingPool(
    () => spawn('/nowhere/node', [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
    20_000,
  )
  expect((await pool.draw(Buffer.from('a'))).kind).toBe('FAULT')
  expect((await pool.draw(Buffer.from('b'))).kind).toBe('FAULT')
  expect(pool.processes()).toBe(0)
})

test('what could not be started and has no way to send is a fault, too', async () => {
  const one = new ChildProcess()
  const pool = drawingPool(() => one, 20_000)
  expect(await pool.draw(Buffer.from('a'))).toEqual({
    kind: 'FAULT',
    why: 'the process could not be started',
  })
  expect(pool.processes()).toBe(0)
})

test.each(['hang', 'silent'])(
  'a process that is found to %s is ended, and the next document is drawn',
  async (wish) => {
    const { pool, draw } = opened(1_500)
    expect([await draw(wish), await draw('after')]).toEqual(['FAULT', 'after'])
    expect(pool.processes()).toBe(1)
  },
)
