import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'

export type Reader = {
  /** One statement, prepared by its name once per connection: for reads on busy pages and bank events. */
  readonly query: <Row extends pg.QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
  ) => Promise<Row[]>
}

export type Database = Reader & {
  /** Prisma, for what people do by hand. */
  readonly prisma: PrismaClient
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

export type Statement = { readonly name: string; readonly text: string }

export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** The same statements within a unit of work, so that they see what it has locked and written. */
export const readerOf = (tx: Transaction): Reader => ({
  query: (statement, values) => tx.$queryRawUnsafe(statement.text, ...values),
})

/** Every wait has an end, in milliseconds. */
const limits = { lock: 2_000, statement: 10_000, idleInTransaction: 15_000, connect: 5_000 }

/**
 * Connections as the app role, whatever login the URL names.
 * @param size connections at most
 * @param connectWithinMs how long a caller waits for one; 0 is without an end
 */
export function openPool(
  url: string,
  size: number,
  onError: (error: Error) => void,
  connectWithinMs = limits.connect,
): pg.Pool {
  const address = new URL(url)
  const named = address.searchParams.get('options') ?? ''
  // pg takes the address's options instead of those beside it.
  address.searchParams.delete('options')
  const pool = new pg.Pool({
    connectionString: address.toString(),
    max: size,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    options: [
      named,
      '-c role=dvc_app',
      '-c timezone=UTC',
      `-c lock_timeout=${limits.lock}`,
      `-c statement_timeout=${limits.statement}`,
      `-c idle_in_transaction_session_timeout=${limits.idleInTransaction}`,
    ].join(' '),
  })
  // A connection that breaks while it is lent out reports here too; its work fails by itself.
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/**
 * Opens the database as the app role. Numbers of type BIGINT come as bigint.
 * @param size connections at most, shared by Prisma and plain statements
 */
export function openDatabase(url: string, size: number, onError: (error: Error) => void): Database {
  const pool = openPool(url, size, onError)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    prisma,
    pool,
    query: async (statement, values) => {
      const result = await pool.query({ ...statement, values: [...values], types: bigintTypes })
      return result.rows
    },
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

const int8 = 20
const bigintTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig
