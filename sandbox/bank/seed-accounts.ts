import { demoHolders } from '#lib/demo/holders.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { AccountBehaviour, AccountState, BankAccount } from './account-store.ts'
import type { BankId } from './banks.ts'

/** What paying by an account leads to, once it is registered. */
export type AccountOutcome =
  | 'SUCCESS'
  | 'INSUFFICIENT_BALANCE'
  | 'LIMIT_EXCEEDED'
  | 'ACCOUNT_LOCKED'
  | 'ACCOUNT_CLOSED'
  | 'TIMEOUT_THEN_SUCCESS'
  | 'TIMEOUT_THEN_FAILURE'

/** In whose name an account stands: an organisation by its tax code, a person by the identity number. */
export type DemoHolder = { readonly name: string } & (
  | { readonly taxCode: string; readonly identityNumber?: undefined }
  | { readonly identityNumber: string; readonly taxCode?: undefined }
)

export type DemoAccount = {
  readonly bank: BankId
  readonly number: string
  readonly holder: DemoHolder
  readonly outcome: AccountOutcome
}

/** How an outcome is brought about: whole đồng on the account and per day, state, behaviour. */
type Nature = {
  readonly balance: bigint
  readonly dailyLimit: bigint
  readonly state: AccountState
  readonly behaviour: AccountBehaviour
}

const ordinary: Nature = {
  balance: 5_000_000_000n,
  dailyLimit: 2_000_000_000n,
  state: 'OPEN',
  behaviour: 'PROMPT',
}

const natureOf: Record<AccountOutcome, Nature> = {
  SUCCESS: ordinary,
  INSUFFICIENT_BALANCE: { ...ordinary, balance: 900n },
  LIMIT_EXCEEDED: { ...ordinary, dailyLimit: 1_000n },
  ACCOUNT_LOCKED: { ...ordinary, state: 'LOCKED' },
  ACCOUNT_CLOSED: { ...ordinary, balance: 0n, state: 'CLOSED' },
  TIMEOUT_THEN_SUCCESS: { ...ordinary, behaviour: 'LATE_SUCCESS' },
  TIMEOUT_THEN_FAILURE: { ...ordinary, behaviour: 'LATE_FAILURE' },
}

export const accountOutcomes = Object.keys(natureOf) as readonly AccountOutcome[]

/** The account that is opened for a holder so that paying by it has this outcome. */
export function accountFor({ bank, number, holder, outcome }: DemoAccount): Omit<BankAccount, 'id'> {
  const holderId = holder.taxCode ?? holder.identityNumber
  return { bank, number, holder: asBanksWrite(holder.name), holderId, ...natureOf[outcome] }
}

/** "Nguyễn Thị Hoa" → "NGUYEN THI HOA". */
const asBanksWrite = (name: string): string => fold(name).toUpperCase().replace(/\s+/g, ' ').trim()

const { thuBon, cuLaoCham, hoa } = demoHolders
const collecting = account('collecting-bank')
const hoiAn = account('hoi-an-bank')

export const demoAccounts: readonly DemoAccount[] = [
  collecting('113000012345', thuBon, 'SUCCESS'),
  collecting('113000012352', thuBon, 'INSUFFICIENT_BALANCE'),
  collecting('113000012369', thuBon, 'LIMIT_EXCEEDED'),
  collecting('113000012376', thuBon, 'ACCOUNT_LOCKED'),
  collecting('113000012383', thuBon, 'ACCOUNT_CLOSED'),
  collecting('113000012390', thuBon, 'TIMEOUT_THEN_SUCCESS'),
  collecting('113000012406', thuBon, 'TIMEOUT_THEN_FAILURE'),
  collecting('114000056789', cuLaoCham, 'SUCCESS'),
  collecting('1040001234567', hoa, 'SUCCESS'),
  hoiAn('2024000111', thuBon, 'SUCCESS'),
  hoiAn('20240002223333', cuLaoCham, 'SUCCESS'),
  hoiAn('2024000444', hoa, 'SUCCESS'),
]

function account(bank: BankId) {
  return (number: string, holder: DemoHolder, outcome: AccountOutcome): DemoAccount => ({
    bank,
    number,
    holder,
    outcome,
  })
}
