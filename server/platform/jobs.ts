import type { Transaction } from './database/database.ts'

/** What must happen after a commit; written in the same transaction as its cause. */
export type Job = {
  readonly task: string
  readonly payload: Record<string, string | number>
  readonly runAt: Date
  /**
   * A second job with the same key replaces the first while that has not run, and supersedes it while it runs. Every job has
   * one, so that a job without is one that was superseded.
   */
  readonly key: string
}

/** Tries before a job is left for a person, some four days by the queue's pauses; server/jobs/limits.ts says which jobs that ends. */
export const jobTries = 25

/** Writes jobs within the unit of work of their cause. */
export async function addJobs(tx: Transaction, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    await tx.$executeRaw`SELECT graphile_worker.add_job(
      ${job.task}, ${JSON.stringify(job.payload)}::json, run_at := ${job.runAt}::timestamptz,
      max_attempts := ${jobTries}::int, job_key := ${job.key}::text)`
  }
}
