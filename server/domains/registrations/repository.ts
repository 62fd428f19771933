import type { Transaction } from '#server/platform/database/database.ts'
import type { Scope } from './contract.ts'
import type { RegistrationState } from './registration.states.ts'

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

/** A registration, locked with its holder for this transaction. `dailyLimit` in đồng. */
export type LockedRegistration = Omit<Row, 'state' | 'scope' | 'mandateState'> & {
  readonly state: RegistrationState
  readonly scope: Scope
  readonly mandateState: 'NONE' | 'TELLING' | 'CONFIRMED' | 'REFUSED'
}

const readRow = (tx: Transaction, id: string) => tx.registration.findUnique({ where: { id } })

/** The holder first, since all of its registrations share one default and one account is registered once. */
export async function lockHolder(tx: Transaction, holderId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 AS locked FROM holder WHERE id = ${holderId}::uuid FOR NO KEY UPDATE`
  return rows.length === 1
}

/** Locks a holder's registration by its number; null where there is none or it is another's. */
export async function lockOfHolder(
  tx: Transaction,
  number: string,
  holderId: string,
): Promise<LockedRegistration | null> {
  const found = await tx.registration.findFirst({ where: { number, holderId }, select: placed })
  return found === null ? null : lockPlaced(tx, found)
}

/** Locks a registration at a bank by its number; null where there is none or it is another bank's. */
export async function lockOfBank(
  tx: Transaction,
  number: string,
  connector: string,
): Promise<LockedRegistration | null> {
  const found = await tx.registration.findFirst({ where: { number }, select: placed })
  if (found === null) return null
  const locked = await lockPlaced(tx, found)
  return locked?.connector === connector ? locked : null
}

/** Locks a registration by its number, whose ever it is: for operators. */
export async function lockByNumber(tx: Transaction, number: string): Promise<LockedRegistration | null> {
  const found = await tx.registration.findUnique({ where: { number }, select: placed })
  return found === null ? null : lockPlaced(tx, found)
}

export async function lockById(tx: Transaction, id: string): Promise<LockedRegistration | null> {
  const found = await tx.registration.findUnique({ where: { id }, select: placed })
  return found === null ? null : lockPlaced(tx, found)
}

const placed = { id: true, holderId: true } as const

async function lockPlaced(
  tx: Transaction,
  { id, holderId }: { readonly id: string; readonly holderId: string },
): Promise<LockedRegistration | null> {
  await lockHolder(tx, holderId)
  await tx.$queryRaw`SELECT 1 AS locked FROM registration WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const row = await readRow(tx, id)
  return row === null ? null : typed(row)
}

/** The names that the table's own checks allow. */
export const typed = (row: Row): LockedRegistration => row as LockedRegistration
