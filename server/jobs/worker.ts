import { EventEmitter } from 'node:events'
import { run, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker'
import type { Deps } from '#server/wiring.ts'
import { crontab, taskList } from './tasks.ts'
import { heldNames, releaseDeadWorkers } from './worker-names.ts'

export type JobRunner = { readonly alive: () => boolean; readonly stop: () => Promise<void> }

const concurrency = 4
/** LISTEN tells of new jobs at once; this is for when the connection was lost meanwhile. */
const pollIntervalMs = 1_000
const reapIntervalMs = 2_000

/** Runs the jobs until stopped. Rejects when the database cannot be reached. */
export async function startJobs(deps: Deps): Promise<JobRunner> {
  const { pool } = deps.database
  const { log } = deps
  const names = heldNames(pool, log)
  const events: WorkerEvents = new EventEmitter()
  // The queue notes on a job which pool of workers took it, not which worker.
  events.on('pool:create', ({ workerPool }) => names.hold(workerPool.id))
  const runner = await run({
    pgPool: pool,
    taskList: taskList(deps),
    crontab,
    events,
    concurrency,
    pollInterval: pollIntervalMs,
    noHandleSignals: true,
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn({ worker: message }, 'job runner')
    }),
  })
  let running = true
  runner.promise
    .catch((error: Error) => log.error({ error: error.message }, 'the job runner ended'))
    .finally(() => {
      running = false
    })
  const reaper = setInterval(() => {
    releaseDeadWorkers(pool).catch((error: Error) => log.warn({ error: error.message }, 'reaper'))
  }, reapIntervalMs)
  return {
    alive: () => running && names.alive(),
    stop: async () => {
      clearInterval(reaper)
      if (running) await runner.stop()
      names.release()
    },
  }
}
