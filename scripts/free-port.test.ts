import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, isPortFree } from './free-port.ts'

test('a port is free until somebody listens on it, and again afterwards', async () => {
  const port = await freePort()
  expect(await isPortFree(port)).toBe(true)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  expect(await isPortFree(port)).toBe(false)
  expect(await freePort(port)).not.toBe(port)
  await new Promise((resolve) => server.close(resolve))
  expect(await freePort(port)).toBe(port)
})
