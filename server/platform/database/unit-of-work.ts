import { setTimeout as wait } from 'node:timers/promises'
import type { Database, Transaction } from './database.ts'

/** Serialization failure, deadlock, lock not available: the same work may succeed a moment later. */
const passing = new Set(['40001', '40P01', '55P03'])
const tries = 6

/**
 * One transaction for what a person does by hand: load and lock, decide, store, with audit and jobs in it.
 * Runs at READ COMMITTED; work that lost a lock race is repeated, so it must have no effect outside.
 */
export async function unitOfWork<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return retryPassing(() => database.prisma.$transaction(work, { maxWait: 5_000, timeout: 10_000 }))
}

/** Repeats `run` with growing random pauses while PostgreSQL names a passing cause. */
export async function retryPassing<T>(
  run: () => Promise<T>,
  alsoPassing: readonly string[] = [],
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      const code = sqlState(error)
      if (attempt === tries || code === undefined || !(passing.has(code) || alsoPassing.includes(code)))
        throw error
      await wait(Math.random() * 20 * 2 ** attempt)
    }
  }
}

/** The SQLSTATE of an error, as thrown by pg or wrapped by Prisma. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if (
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code) &&
    !error.code.startsWith('P20')
  ) {
    return error.code
  }
  if ('meta' in error) return sqlState(error.meta)
  if ('driverAdapterError' in error) return sqlState(error.driverAdapterError)
  if ('originalCode' in error && typeof error.originalCode === 'string') return error.originalCode
  return 'cause' in error ? sqlState(error.cause) : undefined
}
