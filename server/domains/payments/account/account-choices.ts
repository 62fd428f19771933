import {
  type DebitableAccount,
  debitableAccounts,
  type SuspendedAccount,
  suspendedAccounts,
} from '#server/domains/registrations/index.ts'
import type { AccountChoice, AccountChoices, AccountHindrance, Suspension } from '../account-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { hindranceOf, leftToday, needsCode } from './decide-debit.ts'
import { usedToday, usedTodayByHolder } from './used-today.ts'

export type ChoicesOrder = {
  readonly holderId: string
  /** Đồng. */
  readonly amount: bigint
  readonly othersDossiers: readonly string[]
}

/**
 * The holder's accounts and what each can do for such a payment now: those in force, the default first, then those that are
 * suspended, so that nobody wonders where one has gone.
 */
export async function accountChoices(
  deps: PaymentDeps,
  { holderId, amount, othersDossiers }: ChoicesOrder,
): Promise<AccountChoices> {
  const inForce = await debitableAccounts(deps.database, holderId)
  const suspended = await suspendedAccounts(deps.database, holderId)
  const ids = [...inForce, ...suspended].map(({ registrationId }) => registrationId)
  const used = await usedToday(deps.database, ids, deps.clock())
  const usedByHolder = await usedTodayByHolder(deps.database, holderId, deps.clock())
  const asked = ({ registrationId }: Chosen): Asked => ({
    amount,
    othersDossiers,
    usedToday: used.get(registrationId) ?? 0n,
    usedByHolder,
  })
  const hindrance = (account: DebitableAccount) => hindranceOf({ ...asked(account), ...account })
  return {
    accounts: [
      ...inForce.map((account) => toChoice(deps, account, asked(account), hindrance(account))),
      ...suspended.map((account) => toChoice(deps, account, asked(account), suspensionOf(account))),
    ],
    freeUpTo: String(deps.debits.freeUpTo),
    othersDossiers,
  }
}

const suspensionOf = ({ suspendedBy }: SuspendedAccount): Suspension =>
  suspendedBy === null ? 'SUSPENDED' : `SUSPENDED_BY_${suspendedBy}`

/** What of an account is the same whether or not it is in force. */
type Chosen = Omit<DebitableAccount, 'ready'>
type Asked = {
  readonly amount: bigint
  readonly othersDossiers: readonly string[]
  readonly usedToday: bigint
  readonly usedByHolder: bigint
}

function toChoice(
  { bankName, debits }: PaymentDeps,
  account: Chosen,
  asked: Asked,
  hindrance: AccountHindrance | null,
): AccountChoice {
  const { registrationId, number, accountMask, isDefault, dailyLimit } = account
  return {
    registrationId,
    number,
    bank: bankName(account.connector),
    accountMask,
    isDefault,
    dailyLimit: String(dailyLimit),
    leftToday: String(leftToday({ dailyLimit, usedToday: asked.usedToday })),
    hindrance,
    needsCode: needsCode(asked, debits.freeUpTo),
  }
}
