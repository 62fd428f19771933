import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { instruction } from '#tests/documents/instruction.ts'

const file = join(import.meta.dirname, 'drawing-process.ts')

test('a process that draws goes on when all are asked to stop, and ends with the one that started it', async () => {
  const one = fork(file, { serialization: 'advanced' })
  const drawn = async () => {
    const answer = once(one, 'message')
    one.send(serialize({ kind: 'instruction', data: instruction() }))
    return (await answer)[0]
  }
  expect(await drawn()).toEqual({ bytes: expect.any(Uint8Array) })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) one.kill(signal)
  expect(await drawn()).toEqual({ bytes: expect.any(Uint8Array) })

  const ended = once(one, 'exit')
  one.disconnect()
  expect(await ended).toEqual([0, null])
}, 60_000)
