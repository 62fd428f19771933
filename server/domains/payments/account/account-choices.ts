import { type DebitableAccount, debitableAccounts } from '#server/domains/registrations/index.ts'
import type { AccountChoice, AccountChoices } from '../account-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { hindranceOf, leftToday, needsCode } from './decide-debit.ts'
import { usedToday } from './used-today.ts'

export type ChoicesOrder = {
  readonly holderId: string
  /** Đồng. */
  readonly amount: bigint
  readonly othersDossiers: readonly string[]
}

/** The holder's accounts that are in force, the default first, and what each can do for such a payment now. */
export async function accountChoices(
  deps: PaymentDeps,
  { holderId, amount, othersDossiers }: ChoicesOrder,
): Promise<AccountChoices> {
  const accounts = await debitableAccounts(deps.database, holderId)
  const ids = accounts.map(({ registrationId }) => registrationId)
  const used = await usedToday(deps.database, ids, deps.clock())
  const choice = (account: DebitableAccount) =>
    toChoice(deps, account, { amount, othersDossiers, usedToday: used.get(account.registrationId) ?? 0n })
  return {
    accounts: accounts.map(choice),
    freeUpTo: String(deps.debits.freeUpTo),
    othersDossiers,
  }
}

type Asked = {
  readonly amount: bigint
  readonly othersDossiers: readonly string[]
  readonly usedToday: bigint
}

function toChoice({ bankName, debits }: PaymentDeps, account: DebitableAccount, asked: Asked): AccountChoice {
  const { registrationId, number, accountMask, isDefault, dailyLimit } = account
  return {
    registrationId,
    number,
    bank: bankName(account.connector),
    accountMask,
    isDefault,
    dailyLimit: String(dailyLimit),
    leftToday: String(leftToday({ dailyLimit, usedToday: asked.usedToday })),
    hindrance: hindranceOf({ ...asked, ...account }),
    needsCode: needsCode(asked, debits.freeUpTo),
  }
}
