import type pg from 'pg'
import type { Logger } from '#server/platform/logger.ts'

/**
 * A worker's name, held as an advisory lock on a connection that lives as long as the process. When the
 * process dies, killed or not, the lock falls; whoever looks next gives the jobs free that it had taken.
 * The queue itself would keep them for four hours.
 */
export type HeldNames = {
  readonly hold: (workerId: string) => void
  readonly alive: () => boolean
  readonly release: () => void
}

/** A job taken longer ago than this, under a name that nobody holds, belongs to a dead worker. */
const graceSeconds = 5
const reconnectMs = 500

/** One class of locks of our own, so that names do not meet other advisory locks. */
const lockClass = 7_104

export function heldNames(pool: pg.Pool, log: Logger): HeldNames {
  const names = new Set<string>()
  let client: pg.PoolClient | null = null
  let released = false

  async function connect(): Promise<void> {
    try {
      const connected = await pool.connect()
      connected.on('error', () => lost(connected))
      client = connected
      for (const name of names) await lock(connected, name)
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'worker names are not held')
      lost(client)
    }
  }

  function lost(broken: pg.PoolClient | null): void {
    broken?.release(true)
    client = null
    if (!released) setTimeout(connect, reconnectMs)
  }

  void connect()
  return {
    hold: (workerId) => {
      names.add(workerId)
      if (client !== null) lock(client, workerId).catch(() => undefined)
    },
    alive: () => client !== null,
    release: () => {
      released = true
      client?.release(true)
    },
  }
}

async function lock(client: pg.PoolClient, name: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [lockClass, name])
}

/** Gives the jobs of dead workers free, at once for everyone. */
export async function releaseDeadWorkers(pool: pg.Pool): Promise<void> {
  await pool.query(
    `WITH holders AS MATERIALIZED (
       SELECT DISTINCT locked_by FROM graphile_worker._private_jobs
       WHERE locked_at < now() - make_interval(secs => $2)
     ), dead AS MATERIALIZED (
       SELECT locked_by FROM holders WHERE pg_try_advisory_xact_lock($1, hashtext(locked_by))
     )
     SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM dead HAVING count(*) > 0`,
    [lockClass, graceSeconds],
  )
}
