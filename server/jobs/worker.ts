import { EventEmitter } from 'node:events'
import { type Runner, run, type Task, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker'
import { openPool } from '#server/platform/database/database.ts'
import type { Deps } from '#server/wiring.ts'
import { bankSlots } from './bank-slots.ts'
import { crontab, taskList } from './tasks.ts'
import { type HeldNames, heldNames, releaseDeadWorkers } from './worker-names.ts'
import { type PoolName, poolNames, type TaskName, workerPools, workersOf } from './worker-pools.ts'

export type JobRunner = {
  /** Whether every pool of workers finds jobs, and others see that this process lives. */
  readonly alive: () => boolean
  readonly stop: () => Promise<void>
}

/** LISTEN tells of new jobs at once; this is for jobs of a later time, and for when the connection was lost meanwhile. */
const pollIntervalMs = 1_000
const reapIntervalMs = 2_000

/**
 * Connections of the queue itself, beside those of the work: one on which each pool of workers listens, one on which their names are
 * held, and four on which all of them take and end jobs, which takes milliseconds.
 */
export const queueConnections = poolNames.length + 1 + 4
/**
 * The queue waits for a connection without an end: were its first look at the tasks of a pool to fail, it would keep the failure and
 * that pool would never take a job.
 */
const withoutEnd = 0

/** Runs the jobs until stopped, in pools of workers. Rejects when the database cannot be reached. */
export async function startJobs(deps: Deps): Promise<JobRunner> {
  const { config, log } = deps
  const lost = (error: Error) =>
    log.warn({ error: error.message }, 'an idle connection of the job queue was lost')
  const pgPool = openPool(config.DATABASE_URL, queueConnections, lost, withoutEnd)
  const names = heldNames(pgPool, log)
  const looking = new Set<PoolName>()
  const slots = bankSlots(deps.database)
  const tasks = taskList(deps)
  const taskOf = (pool: PoolName, name: TaskName): Task =>
    pool === 'BANKS' ? slots.bounded(tasks[name]) : tasks[name]
  const logger = new WorkerLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ worker: message }, 'job runner')
  })
  const start = (pool: PoolName): Promise<Runner> =>
    run({
      pgPool,
      taskList: Object.fromEntries(workerPools[pool].tasks.map((name) => [name, taskOf(pool, name)])),
      ...(pool === 'DATABASE' ? { crontab } : { parsedCronItems: [] }),
      ...(pool === 'BANKS' ? { forbiddenFlags: slots.flagsToSkip } : {}),
      events: watched(pool, names, looking),
      concurrency: workersOf(pool, deps.payments.banks.size),
      pollInterval: pollIntervalMs,
      noHandleSignals: true,
      logger,
    })
  const running = new Set<Runner>()
  // One after the other: each makes sure that the queue's tables are there.
  for (const pool of poolNames) {
    const runner = await start(pool)
    running.add(runner)
    runner.promise
      .catch((error: Error) => log.error({ pool, error: error.message }, 'a pool of workers ended'))
      .finally(() => running.delete(runner))
  }
  const reaper = setInterval(() => {
    releaseDeadWorkers(pgPool).catch((error: Error) => log.warn({ error: error.message }, 'reaper'))
  }, reapIntervalMs)
  return {
    alive: () => running.size === poolNames.length && looking.size === poolNames.length && names.alive(),
    stop: async () => {
      clearInterval(reaper)
      await Promise.all([...running].map((runner) => runner.stop()))
      names.release()
      await pgPool.end()
    },
  }
}

/**
 * Notes of a pool which name its jobs are taken under, and whether its last look for jobs succeeded. A pool whose first look at its
 * tasks failed keeps the failure: its workers stand, and never take a job.
 */
function watched(pool: PoolName, names: HeldNames, looking: Set<PoolName>): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  // The queue notes on a job which pool of workers took it, not which worker.
  events.on('pool:create', ({ workerPool }) => names.hold(workerPool.id))
  events.on('worker:getJob:empty', () => looking.add(pool))
  events.on('job:start', () => looking.add(pool))
  events.on('worker:getJob:error', () => looking.delete(pool))
  return events
}
