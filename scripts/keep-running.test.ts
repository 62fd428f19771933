import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Alive, keepRunning, nextPause } from './keep-running.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A part whose processes end when the test says so. */
function partUnderTest() {
  const ends: (() => void)[] = []
  const stopped: number[] = []
  const part = {
    name: 'portal',
    start: vi.fn(async (): Promise<Alive> => {
      const pid = ends.length + 1
      const exited = new Promise<void>((resolve) => ends.push(resolve))
      const end = () => ends[pid - 1]?.()
      return {
        pid,
        exited,
        kill: end,
        stop: async () => {
          stopped.push(pid)
          end()
        },
      }
    }),
  }
  return { part, stopped }
}

test('pauses grow for a part that keeps dying, and start over for one that had lived', () => {
  expect([nextPause(0, 5), nextPause(200, 5), nextPause(400, 5)]).toEqual([200, 400, 800])
  expect(nextPause(5000, 5)).toBe(5000)
  expect(nextPause(5000, 60_000)).toBe(200)
})

test('a part that dies is started again, and this is said', async () => {
  const { part } = partUnderTest()
  const said: string[] = []
  const kept = await keepRunning(part, (line) => said.push(line))
  expect(kept.pid()).toBe(1)
  kept.kill('SIGKILL')
  await vi.advanceTimersByTimeAsync(0)
  expect(kept.pid()).toBeNull()
  await vi.advanceTimersByTimeAsync(200)
  expect(kept.pid()).toBe(2)
  expect(said).toEqual(['portal ended unexpectedly and is started again in 0.2 s', 'portal runs again'])
  await kept.stop()
})

test('a restart that fails is tried again', async () => {
  const { part } = partUnderTest()
  const said: string[] = []
  const kept = await keepRunning(part, (line) => said.push(line))
  part.start.mockRejectedValueOnce(new Error('port in use'))
  kept.kill('SIGKILL')
  await vi.advanceTimersByTimeAsync(200)
  expect(said).toContain('portal could not be started: port in use')
  await vi.advanceTimersByTimeAsync(400)
  expect(kept.pid()).toBe(2)
  await kept.stop()
})

test('a part that was stopped stays stopped', async () => {
  const { part, stopped } = partUnderTest()
  const said: string[] = []
  const kept = await keepRunning(part, (line) => said.push(line))
  await kept.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stopped).toEqual([1])
  expect(part.start).toHaveBeenCalledTimes(1)
  expect(said).toEqual([])
})

test('a stop during a pause ends the pause and starts nothing', async () => {
  const { part } = partUnderTest()
  const kept = await keepRunning(part, () => undefined)
  kept.kill('SIGKILL')
  await vi.advanceTimersByTimeAsync(0)
  await kept.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(part.start).toHaveBeenCalledTimes(1)
})
