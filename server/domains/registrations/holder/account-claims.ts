import type { Transaction } from '#server/platform/database/database.ts'
import type { DraftRefusal } from '../contract.ts'
import { type LockedRegistration, typed } from '../repository.ts'

type Claim = {
  readonly connector: string
  readonly hash: Uint8Array<ArrayBuffer>
  readonly holderId: string
  /** The registration that makes the claim, and the one that it takes over from: they do not stand in its way. */
  readonly except: readonly string[]
}

/** States of a registration that no bank has decided about, and that has not ended. */
export const onItsWay = ['DRAFT', 'AWAITING_FORM', 'RECEIVED', 'RETURNED']
const inForce = ['APPROVED', 'SUSPENDED']

/**
 * Why an account cannot be claimed; null where it can. Drafts of strangers do not keep anybody from registering what is
 * theirs: only an account that a bank has approved for another holder does.
 */
export async function claimRefusal(
  tx: Transaction,
  { connector, hash, holderId, except }: Claim,
): Promise<Extract<DraftRefusal, { code: 'ACCOUNT_REGISTERED' | 'ACCOUNT_ELSEWHERE' }> | null> {
  const others = await tx.registration.findMany({
    where: {
      connector,
      accountHash: hash,
      id: { notIn: [...except] },
      OR: [
        { holderId, state: { in: onItsWay } },
        { holderId, state: { in: inForce }, takesOver: false },
        { holderId: { not: holderId }, state: { in: inForce } },
      ],
    },
    select: { number: true, holderId: true },
  })
  const own = others.find((other) => other.holderId === holderId)
  if (own !== undefined) return { code: 'ACCOUNT_REGISTERED', number: own.number }
  return others.length > 0 ? { code: 'ACCOUNT_ELSEWHERE' } : null
}

/** Until the commit nobody else decides about this account. */
export async function lockAccount(tx: Transaction, connector: string, hash: Uint8Array): Promise<void> {
  const key = `account:${connector}:${Buffer.from(hash).toString('base64url')}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

/**
 * What is in force and ends when this registration takes over: what it replaces, and another of the same account. Never one that
 * was decided after it: the later form counts, whichever the bank confirms first.
 */
export async function replacedBy(
  tx: Transaction,
  { id, holderId, connector, accountHash, replaces, decidedAt }: LockedRegistration,
): Promise<LockedRegistration[]> {
  const rows = await tx.registration.findMany({
    where: {
      holderId,
      id: { not: id },
      state: { in: inForce },
      OR: [{ id: replaces ?? id }, { connector, accountHash }],
      ...(decidedAt && { decidedAt: { lte: decidedAt } }),
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(typed)
}

/** Whether another holder's approved registration has the account. */
export async function isElsewhere(
  tx: Transaction,
  { holderId, connector, accountHash }: LockedRegistration,
): Promise<boolean> {
  const where = { connector, accountHash, holderId: { not: holderId }, state: { in: inForce } }
  return (await tx.registration.count({ where })) > 0
}
