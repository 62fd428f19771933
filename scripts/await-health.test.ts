import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { awaitHealth } from './await-health.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Answers with each of these in turn, then with the last again. */
async function portalWith(...answers: readonly Record<string, 'up' | 'down'>[]): Promise<string> {
  let asked = 0
  const server = createServer((_, response) => {
    const parts = answers[Math.min(asked++, answers.length - 1)] ?? {}
    const ok = Object.values(parts).every((state) => state === 'up')
    response.writeHead(ok ? 200 : 503).end(JSON.stringify({ ok, parts }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  stops.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/api/health`
}

const well = { portal: 'up', services: 'up', bank: 'up' } as const
const patience = { withinMs: 2_000, banksMs: 400 }

test('goes on when everything works', async () => {
  const url = await portalWith({ ...well, services: 'down' }, { ...well, bank: 'down' }, well)
  expect(await awaitHealth(url, patience)).toEqual([])
})

test('goes on without a bank that does not answer, and names it', async () => {
  const began = Date.now()
  expect(await awaitHealth(await portalWith({ ...well, bank: 'down' }), patience)).toEqual(['bank'])
  expect(Date.now() - began).toBeLessThan(patience.withinMs)
})

test('does not go on without a part of ours, and names it', async () => {
  const url = await portalWith({ ...well, bank: 'down', services: 'down' })
  expect(await awaitHealth(url, patience)).toEqual(['services', 'bank'])
})

test('a portal that does not answer is the part', async () => {
  expect(await awaitHealth('http://127.0.0.1:1/api/health', { ...patience, withinMs: 400 })).toEqual([
    'portal',
  ])
})
