import type { Job, Task } from 'graphile-worker'
import type { Database } from '#server/platform/database/database.ts'
import { slotsPerBank, workerPools } from './worker-pools.ts'

export type BankSlots = {
  /** The task, which leaves a job waiting while the slots of its bank are taken. */
  readonly bounded: (task: Task) => Task
  /** The flags of jobs that no worker takes now, since the slots of their bank are taken. */
  readonly flagsToSkip: () => string[]
}

/**
 * Keeps a silent bank from taking every worker: a process runs `slotsPerBank` jobs about one bank at once. Jobs are written without their
 * bank. The first that finds no slot free flags itself and all others that are due with the bank, and the queue passes over flagged jobs
 * until a slot is free: a backlog of thousands is neither taken nor written again meanwhile.
 */
export function bankSlots(database: Database): BankSlots {
  const running = new Map<string, number>()
  const count = (bank: string) => running.get(bank) ?? 0
  return {
    bounded: (task) => async (payload, helpers) => {
      const { job } = helpers
      const bank = await bankOf(database, job)
      // Every job has a key; one without was superseded, and cannot be told from its successor.
      if (bank === null || job.key === null) return task(payload, helpers)
      if (count(bank) >= slotsPerBank) return leaveWaiting(database, bank, job)
      running.set(bank, count(bank) + 1)
      try {
        return await task(payload, helpers)
      } finally {
        running.set(bank, count(bank) - 1)
      }
    },
    flagsToSkip: () => [...running.keys()].filter((bank) => count(bank) >= slotsPerBank).map(flagOf),
  }
}

const flagOf = (bank: string): string => `bank:${bank}`

/** The bank that job `j` is about, by what its payload names. */
const bankOfJob = `coalesce(
  (SELECT connector FROM attempt WHERE id = (j.payload ->> 'attemptId')::uuid),
  (SELECT connector FROM refund WHERE id = (j.payload ->> 'refundId')::uuid),
  (SELECT connector FROM registration WHERE id = (j.payload ->> 'registrationId')::uuid))`

const readBank = {
  name: 'bank-of-job',
  text: `SELECT ${bankOfJob} AS bank FROM graphile_worker._private_jobs j WHERE j.id = $1::bigint`,
}

/** Jobs that somebody changes at this moment are left: they flag themselves when they are taken. */
const flagOthers = {
  name: 'flag-jobs-of-bank',
  text: `
    UPDATE graphile_worker._private_jobs SET flags = jsonb_build_object($3::text, true) WHERE id IN (
      SELECT j.id FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = ANY ($1::text[]) AND j.locked_at IS NULL AND j.flags IS NULL AND j.run_at <= now()
        AND ${bankOfJob} = $2
      FOR UPDATE OF j SKIP LOCKED)`,
}

/**
 * The same job under its key, with its place by time and the tries that it had before this run, which it supersedes as the queue's
 * `add_job` would. That would begin the tries anew, and could overwrite a successor that was written at the same moment; here such a
 * one has taken the key away, and nothing is written.
 */
const writeAgain = {
  name: 'job-waits-for-bank',
  text: `
    WITH taken AS (
      UPDATE graphile_worker._private_jobs SET key = NULL, attempts = max_attempts, updated_at = now()
      WHERE id = $1::bigint AND key = $2
      RETURNING task_id, payload, priority, run_at, max_attempts, last_error, created_at)
    INSERT INTO graphile_worker._private_jobs
      (task_id, payload, priority, run_at, max_attempts, last_error, created_at, key, attempts, flags)
    SELECT taken.*, $2, $3::int - 1, jsonb_build_object($4::text, true) FROM taken`,
}

async function bankOf(database: Database, { id }: Job): Promise<string | null> {
  const [row] = await database.query<{ bank: string | null }>(readBank, [id])
  return row?.bank ?? null
}

/** A job that was superseded since it was taken is left to its successor. */
async function leaveWaiting(
  database: Database,
  bank: string,
  { id, key, attempts, flags }: Job,
): Promise<void> {
  if (flags === null) await database.query(flagOthers, [workerPools.BANKS.tasks, bank, flagOf(bank)])
  await database.query(writeAgain, [id, key, attempts, flagOf(bank)])
}
