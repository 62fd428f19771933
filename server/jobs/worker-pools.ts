/** Jobs about one bank that a process runs at once: `bank-slots.ts`. */
export const slotsPerBank = 4

/**
 * Which task runs in which pool of workers, and how many workers a process has in each. A pool waits for nothing that the jobs of
 * another pool wait for, so no silent system and no number of jobs in one delays another. Printed in docs/operations.md.
 */
export const workerPools = {
  /** A code is valid for two minutes: its task waits behind no other. */
  CODES: { workers: 4, tasks: ['send-code'] },
  /** For each bank that is configured, so that all the others may be silent. */
  BANKS: { workers: slotsPerBank, tasks: ['ask-bank', 'cancel-at-bank', 'send-refund', 'tell-bank-mandate'] },
  /** Mail server and SMS provider: news that may come minutes late, and may be many at once. */
  MESSAGES: { workers: 4, tasks: ['send-message'] },
  AGENCIES: { workers: 4, tasks: ['settle-fee-difference', 'tell-agencies'] },
  /** What needs the database alone. */
  DATABASE: {
    workers: 4,
    tasks: [
      'clear-exception',
      'expire-attempt',
      'expire-form',
      'expire-payment',
      'list-dossiers',
      'remove-expired-visitors',
      'remove-old',
      'resolve-late-money',
      'tell-of-codes',
    ],
  },
} as const satisfies Record<string, { readonly workers: number; readonly tasks: readonly string[] }>

export type PoolName = keyof typeof workerPools
/** A task without a pool does not compile, nor does a pool with a task that does not exist. */
export type TaskName = (typeof workerPools)[PoolName]['tasks'][number]

export const poolNames = Object.keys(workerPools) as PoolName[]

/** @param banks how many are configured */
export function workersOf(pool: PoolName, banks: number): number {
  const { workers } = workerPools[pool]
  return pool === 'BANKS' ? workers * banks : workers
}
