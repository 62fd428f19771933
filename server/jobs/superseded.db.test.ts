import { expect, test } from 'vitest'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs, type Job } from '#server/platform/jobs.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { crontab } from './tasks.ts'
import { releaseDeadWorkers } from './worker-names.ts'

const { scratch, database } = await openTestDatabase(4)
const { pool } = scratch

const job = (key: string): Job => ({ task: 'ask-bank', payload: { key }, runAt: new Date(0), key })
const add = (key: string) => unitOfWork(database, (tx) => addJobs(tx, [job(key)]))

type Row = { readonly key: string | null; readonly attempts: number; readonly lockedBy: string | null }
const jobsOf = async (key: string): Promise<Row[]> =>
  (
    await pool.query<Row>(
      `SELECT key, attempts, locked_by AS "lockedBy" FROM graphile_worker._private_jobs WHERE payload->>'key' = $1 ORDER BY id`,
      [key],
    )
  ).rows

/** A worker takes the job, as the queue notes it, a minute ago. */
const take = (key: string, worker: string) =>
  pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute', locked_by = $2, attempts = attempts + 1
      WHERE payload->>'key' = $1 AND locked_by IS NULL`,
    [key, worker],
  )

test('a job that was superseded while it ran is gone when its worker was killed; the later one stays', async () => {
  await add('A')
  await take('A', 'killed')
  await add('A')
  expect(await jobsOf('A')).toEqual([
    { key: null, attempts: 25, lockedBy: 'killed' },
    { key: 'A', attempts: 0, lockedBy: null },
  ])
  await releaseDeadWorkers(pool)
  expect(await jobsOf('A')).toEqual([{ key: 'A', attempts: 0, lockedBy: null }])
})

test('a job of a killed worker that nothing superseded is tried again', async () => {
  await add('B')
  await take('B', 'killed')
  await releaseDeadWorkers(pool)
  expect(await jobsOf('B')).toEqual([{ key: 'B', attempts: 1, lockedBy: null }])
})

test('a superseded job that still runs is left to its worker', async () => {
  const alive = await pool.connect()
  try {
    await alive.query(`SELECT pg_advisory_lock(7104, hashtext('alive'))`)
    await add('C')
    await take('C', 'alive')
    await add('C')
    await releaseDeadWorkers(pool)
    expect(await jobsOf('C')).toHaveLength(2)
  } finally {
    alive.release(true)
  }
})

test('a job that failed so often that it is given up stays to be seen', async () => {
  await add('D')
  await pool.query(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = 'D'`)
  await releaseDeadWorkers(pool)
  expect(await jobsOf('D')).toEqual([{ key: 'D', attempts: 25, lockedBy: null }])
})

test('jobs by the clock have a key as well', () => {
  for (const line of crontab.split('\n')) expect(line).toMatch(/ ([a-z-]+) \?jobKey=\1$/)
})
