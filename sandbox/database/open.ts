import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A connection inside a transaction, or the pool itself: whatever can run one statement. */
export type Queryable = Pick<pg.Pool, 'query'>

const INT8_OID = 20
const SCHEMA_LOCK = 4_704_970_415
const SCHEMA_FILE = new URL('./schema.sql', import.meta.url)

/** int8 as bigint for this pool alone, so that amounts never pass through a float. */
function typeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8_OID && format !== 'binary') return (text: string) => BigInt(text)
  return pg.types.getTypeParser(oid, format as 'text')
}

/** Opens the pool. A database that goes away is logged and outlived: the next query connects again. */
export function openPool(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser: typeParser as pg.CustomTypesConfig['getTypeParser'] },
  })
  pool.on('error', onError)
  return pool
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  // Between two statements nobody else listens to a connection that dies.
  const ignore = () => {}
  client.on('error', ignore)
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const value = await work(client)
    await client.query('COMMIT')
    return value
  } catch (error) {
    broken = await rollback(client)
    throw error
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

/** Answers the error when the connection can no longer be used. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Creates what is missing in the schema; safe to run again and from several processes at once. */
export async function prepareSchema(pool: pg.Pool): Promise<void> {
  const schema = await readFile(SCHEMA_FILE, 'utf8')
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK])
    await client.query(schema)
  })
}

/** Waits at most `forMs` for a database that is still starting. */
export async function waitForDatabase(pool: pg.Pool, forMs: number): Promise<void> {
  const until = performance.now() + forMs
  for (;;) {
    try {
      await pool.query('SELECT 1')
      return
    } catch (error) {
      if (performance.now() > until) throw error
      await pause(250)
    }
  }
}

/** The only row of a statement that must give one. */
export function onlyRow<Row>(result: { rows: Row[] }): Row {
  const [row] = result.rows
  if (row === undefined || result.rows.length > 1) {
    throw new Error(`Expected one row, got ${result.rows.length}`)
  }
  return row
}
