import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { servicesHealth } from '#server/http/health.ts'
import { type ServicesWorld, servicesWorld } from '#tests/factories/services.ts'
import { startJobs } from './worker.ts'

let services: ServicesWorld
beforeAll(async () => {
  services = await servicesWorld()
})
afterAll(() => services.close())

const sql = async (text: string, values: unknown[] = []) =>
  (await services.scratch.pool.query(text, values)).rows

/** A job that another pool has done, so that the queue and its connections work. */
async function otherPoolWorks(): Promise<void> {
  await sql(`SELECT graphile_worker.add_job('expire-payment', $1, job_key := 'other-pool')`, [
    { paymentId: newUuid() },
  ])
  const left = () => sql(`SELECT 1 FROM graphile_worker._private_jobs WHERE key = 'other-pool'`)
  await expect.poll(left, { timeout: 10_000 }).toEqual([])
}

test('a pool whose first look at its tasks failed takes no job, and health says that jobs are down', async () => {
  // Another writes its task, and the connection of the look that waits for it is lost.
  const other = await services.scratch.pool.connect()
  const { pid } = (await other.query('SELECT pg_backend_pid() AS pid')).rows[0]
  await other.query(`DELETE FROM graphile_worker._private_tasks WHERE identifier = 'send-code'`)
  await other.query('BEGIN')
  await other.query(`INSERT INTO graphile_worker._private_tasks (identifier) VALUES ('send-code')`)
  await other.query('SET LOCAL ROLE NONE')
  const starting = startJobs(services.deps)
  const cut = `SELECT pg_terminate_backend(pid) AS cut FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))`
  await expect
    .poll(async () => (await other.query(cut, [pid])).rows, { timeout: 10_000, interval: 20 })
    .toEqual([{ cut: true }])
  const jobs = await starting
  try {
    await other.query('ROLLBACK')
    await otherPoolWorks()
    const health = servicesHealth(services.deps, jobs)
    expect((await health()).parts.jobs).toBe('down')
  } finally {
    other.release()
    await jobs.stop()
  }
  const again = await startJobs(services.deps)
  await expect.poll(() => again.alive(), { timeout: 10_000 }).toBe(true)
  await again.stop()
}, 60_000)
