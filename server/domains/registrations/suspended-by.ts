import { type Reader, readerOf, type Transaction } from '#server/platform/database/database.ts'
import type { Suspender } from './debitable.ts'
import type { RegistrationEvent } from './registration.states.ts'

/** What stops an account, for now or for good. */
export type StoppingEvent = Extract<RegistrationEvent, 'SUSPEND' | 'SUSPEND_OVER' | 'CLOSE'>

/** In SQL, over `registration r` that is suspended: the kind of who did it last. */
export const suspenderKind = `(SELECT e.actor_kind FROM registration_event e
    WHERE e.registration_id = r.id AND e.kind IN ('SUSPEND', 'BANK_REFUSES') ORDER BY e.id DESC LIMIT 1)`

const statement = {
  name: 'registration-suspended-by',
  text: `SELECT ${suspenderKind} AS kind FROM registration r WHERE r.number = $1 AND r.state = 'SUSPENDED'`,
}

const suspenders: Readonly<Record<string, Suspender>> = {
  HOLDER: 'HOLDER',
  TELLER: 'BANK',
  CONTROLLER: 'BANK',
  BANK: 'BANK',
  OPERATOR: 'OPERATOR',
}

/** Who suspended it last, and so lets it go on; null where it is not suspended. */
export async function suspendedBy(database: Reader, number: string): Promise<Suspender | null> {
  const [last] = await database.query<{ kind: string | null }>(statement, [number])
  return last === undefined ? null : suspenderOf(last.kind)
}

/**
 * What it is for the bank or an operator to stop an account: where its holder has, they take the stop over, so that the holder
 * cannot let the account go on past them.
 */
export const stopOf = async (
  tx: Transaction,
  { number }: { readonly number: string },
): Promise<StoppingEvent> =>
  (await suspendedBy(readerOf(tx), number)) === 'HOLDER' ? 'SUSPEND_OVER' : 'SUSPEND'

/** Whom such a kind stands for; null for none. */
export const suspenderOf = (kind: string | null): Suspender | null =>
  kind === null ? null : (suspenders[kind] ?? null)
