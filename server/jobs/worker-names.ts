import type pg from 'pg'
import type { Logger } from '#server/platform/logger.ts'

/**
 * The name of a process's pool of workers, held as an advisory lock on a connection that lives as long as the
 * process. When the process dies, killed or not, the lock falls; whoever looks next gives the jobs free that it
 * had taken. The queue itself would keep them for four hours.
 */
export type HeldNames = {
  readonly hold: (name: string) => void
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
  let holding: Promise<void> = Promise.resolve()

  async function connect(): Promise<void> {
    if (released) return
    try {
      const connected = await pool.connect()
      client = connected
      connected.on('error', () => lost(connected))
      await hold(connected, [...names])
    } catch (error) {
      unheld(error)
      setTimeout(connect, reconnectMs)
    }
  }

  /** One after the other: a connection takes one statement at a time. */
  function hold(connected: pg.PoolClient, wanted: readonly string[]): Promise<void> {
    holding = holding
      .then(() => lock(connected, wanted))
      .catch((error: unknown) => {
        unheld(error)
        lost(connected)
      })
    return holding
  }

  /** Told by the connection and by what was asked on it: the first counts. */
  function lost(connected: pg.PoolClient): void {
    if (client !== connected) return
    client = null
    connected.release(true)
    setTimeout(connect, reconnectMs)
  }

  function unheld(error: unknown): void {
    log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'worker names are not held')
  }

  void connect()
  return {
    hold: (name) => {
      names.add(name)
      if (client !== null) void hold(client, [name])
    },
    alive: () => client !== null,
    release: () => {
      released = true
      client?.release(true)
      client = null
    },
  }
}

async function lock(client: pg.PoolClient, names: readonly string[]): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1, hashtext(name)) FROM unnest($2::TEXT[]) AS name', [
    lockClass,
    names,
  ])
}

/** Gives the jobs of dead workers free, at once for everyone; those that were superseded meanwhile are done by others. */
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
  await removeSuperseded(pool)
}

/**
 * Removes jobs that a later one with their key superseded while they ran, and whose run then ended without success: killed, or
 * with an error. The queue takes their key and their tries away and would keep them for ever.
 */
async function removeSuperseded(pool: pg.Pool): Promise<void> {
  await pool.query(
    'DELETE FROM graphile_worker._private_jobs WHERE key IS NULL AND locked_at IS NULL AND attempts >= max_attempts',
  )
}
