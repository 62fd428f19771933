import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { awaitingOtp, paymentWorld } from '#tests/factories/payment.ts'
import { servicesEnv, servicesKeys } from '#tests/factories/services.ts'

const world = await paymentWorld()
const processes: ChildProcess[] = []

/** A bank that takes every call and never answers: whoever calls it is in the middle of its job. */
const calls: string[] = []
const bank = createServer((request) => {
  calls.push(`${request.method} ${request.url}`)
  request.resume()
})
await new Promise<void>((listening) => bank.listen(0, '127.0.0.1', listening))

afterAll(async () => {
  for (const running of processes) running.kill('SIGKILL')
  bank.closeAllConnections()
  bank.close()
  await world.close()
})

test('a worker is killed in the middle of a job: another one has it within ten seconds, and not before', async () => {
  const { attemptId, reference } = await awaitingOtp(world)
  await world.sql(`SELECT graphile_worker.add_job('cancel-at-bank', $1)`, [{ attemptId }])

  const first = await startWorker()
  await expect.poll(() => calls, { timeout: 20_000 }).toHaveLength(1)
  await startWorker()
  // Long enough for the second to have looked several times for jobs of the dead.
  await expect.poll(heldForSeconds, { timeout: 30_000 }).toBeGreaterThan(9)
  expect(calls).toHaveLength(1)

  first.kill('SIGKILL')
  const killedAt = performance.now()
  await expect.poll(() => calls, { timeout: 15_000 }).toHaveLength(2)
  expect(performance.now() - killedAt).toBeLessThan(10_000)
  const cancel = `POST /bank/v1/card-payments/${reference}/cancel`
  expect(calls).toEqual([cancel, cancel])
}, 90_000)

async function heldForSeconds(): Promise<number> {
  const [job] = await world.sql<{ held: number }>(
    `SELECT extract(epoch FROM now() - locked_at)::FLOAT AS held FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`,
  )
  return job?.held ?? 0
}

/** Starts a process that only works off jobs; resolves when it says that it is up. */
async function startWorker(): Promise<ChildProcess> {
  const { port } = bank.address() as AddressInfo
  const env = servicesEnv(await servicesKeys(), {
    databaseUrl: world.scratch.appUrl,
    bankUrl: `http://127.0.0.1:${port}`,
  })
  const running = spawn(process.execPath, ['server/main.ts', '--jobs'], {
    env: { ...process.env, ...env, BANK_TIMEOUT_SECONDS: '60' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(running)
  await new Promise<void>((up, failed) => {
    let said = ''
    running.stdout?.on('data', (text) => {
      said += text
      if (said.includes('services are up')) up()
    })
    running.once('exit', () => failed(new Error(`The worker ended: ${said}`)))
  })
  return running
}
