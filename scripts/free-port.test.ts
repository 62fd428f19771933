import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { holdPort, isPortFree } from './free-port.ts'
import { ROOT } from './paths.ts'

test('a port is free until somebody listens on it, and again afterwards', async () => {
  const port = await holdPort()
  expect(await isPortFree(port)).toBe(true)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  expect(await isPortFree(port)).toBe(false)
  expect(await holdPort(port)).not.toBe(port)
  await new Promise((resolve) => server.close(resolve))
  expect(await holdPort(port)).toBe(port)
})

test('a port that is held is given to nobody else, though nobody listens on it', async () => {
  const own = await Promise.all(Array.from({ length: 200 }, () => holdPort()))
  const others = await Promise.all([anotherProcess(200), anotherProcess(200)])
  const ports = [own, ...others.map(({ ports }) => ports)].flat()
  expect(new Set(ports).size).toBe(600)
  for (const { end } of others) end()
})

test('none is a port that the system may give to a connection', async () => {
  expect(await holdPort()).toBeLessThan(32_768)
})

/** Holds so many ports until it is ended. */
async function anotherProcess(count: number): Promise<{ readonly ports: number[]; end(): void }> {
  const program = `
    const { holdPort } = await import('./scripts/free-port.ts')
    const ports = await Promise.all(Array.from({ length: ${count} }, () => holdPort()))
    console.log(ports.join(' '))
    process.stdin.resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [printed] = await once(child.stdout, 'data')
  return { ports: String(printed).trim().split(' ').map(Number), end: () => child.stdin.end() }
}
