import { expect, test } from 'vitest'
import { startLoop } from './loop.ts'
import { eventually } from './testing/eventually.ts'

test('goes on at once while there is work, then rests until woken', async () => {
  let left = 3
  let looks = 0
  const loop = startLoop(
    async () => {
      looks += 1
      return left-- > 0
    },
    60_000,
    () => {},
  )
  await eventually(() => expect(looks).toBe(4))
  loop.wake()
  await eventually(() => expect(looks).toBe(5))
  await loop.stop()
  loop.wake()
  expect(looks).toBe(5)
})

test('the same error is told once, and again after something went well', async () => {
  const answers = ['down', 'down', 'well', 'down', 'worse']
  const told: unknown[] = []
  const loop = startLoop(
    async () => {
      const answer = answers.shift()
      if (answer === undefined || answer === 'well') return false
      throw new Error(answer)
    },
    1,
    (error) => told.push(String(error)),
  )
  await eventually(() => expect(answers).toEqual([]))
  await loop.stop()
  expect(told).toEqual(['Error: down', 'Error: down', 'Error: worse'])
})

test('stopping waits for the work in hand', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const loop = startLoop(
    () => promise,
    1,
    () => {},
  )
  let stopped = false
  const stopping = loop.stop().then(() => {
    stopped = true
  })
  await Promise.resolve()
  expect(stopped).toBe(false)
  resolve(false)
  await stopping
  expect(stopped).toBe(true)
})
