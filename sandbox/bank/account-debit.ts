import { isDeepStrictEqual } from 'node:util'
import { addMs, businessDay } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { next } from '#lib/state-machine.ts'
import { queueMessage } from '../messages/outbox.ts'
import type { debitDeclines } from '../switchboard/settings.ts'
import { type AccountDebitEvent, accountDebit } from './account-debit.states.ts'
import {
  type AccountDebit,
  changeDebit,
  type DebitChange,
  type DebitOrder,
  type DebitRefusal,
  readDebit,
  receiveDebit,
  takenOn,
} from './account-debit-store.ts'
import { type BankAccount, lockAccount } from './account-store.ts'
import { type AccountDebitBody, debitView } from './account-wire.ts'
import { banks } from './banks.ts'
import { takeAndShare } from './beneficiaries.ts'
import { formatBankReference } from './card-payment.ts'
import { nextBankNumber } from './card-payment-store.ts'
import { shareMandate } from './mandate-store.ts'
import type { BankRules, Call } from './rules.ts'
import { inOrder } from './split.ts'
import { type Answer, accepted, referenceReused, referenceUnknown } from './wire.ts'

type Work = Pick<Call<unknown>, 'db' | 'now'>

/** Debits a registered account, once whatever is sent how often. */
export async function debitAccount(call: Call<AccountDebitBody>, rules: BankRules): Promise<Answer> {
  const { db, bank, reference, body, now } = call
  const order = { ...body, split: inOrder(body.split) }
  const debit = await receiveDebit(db, { bank, reference, order }, now)
  if (debit.order !== undefined && !isDeepStrictEqual(debit.order, order)) return referenceReused
  if (debit.status !== 'RECEIVED') return accepted(debitView(debit))

  const examined = await examine(call, debit, order)
  if (!examined.ok) return finish(call, debit, 'MONEY_REFUSED', { reason: examined.error }, rules)
  const account = examined.value
  return account.behaviour === 'PROMPT'
    ? take(call, debit, order, account, rules)
    : delayOutcome(call, debit, account, rules)
}

/** The fence: what was not taken by now never will be. */
export async function cancelDebit({ db, bank, reference, now }: Call<object>): Promise<Answer> {
  const debit = await receiveDebit(db, { bank, reference, order: undefined }, now)
  const status = next(accountDebit, debit.status, 'CANCELLED_BY_CALLER')
  return accepted(debitView(status.ok ? await changeDebit(db, debit, { status: status.value }, now) : debit))
}

/** The debit as it is. */
export async function queryDebit({ db, bank, reference }: Call<undefined>): Promise<Answer> {
  const debit = await readDebit(db, bank, reference)
  return debit === undefined ? referenceUnknown : accepted(debitView(debit))
}

/** Brings a debit that was delayed to its outcome. The caller holds it. */
export async function settleDebit(
  work: Work,
  debit: AccountDebit,
  as: 'TAKE' | 'DECLINE',
  rules: BankRules,
): Promise<void> {
  if (debit.order === undefined) throw new Error('A debit in hand has no order')
  const examined = await examine(work, debit, debit.order)
  if (!examined.ok) await finish(work, debit, 'MONEY_REFUSED', { reason: examined.error }, rules)
  else if (as === 'TAKE') await take(work, debit, debit.order, examined.value, rules)
  else await finish(work, debit, 'MONEY_REFUSED', { reason: 'BANK_MAINTENANCE' }, rules)
}

/** The account to debit, held until the transaction ends, where mandate, state, limits and balance allow it. */
async function examine(
  { db, now }: Work,
  { bank }: AccountDebit,
  order: DebitOrder,
): Promise<Result<BankAccount, DebitRefusal>> {
  const mandate = await shareMandate(db, bank, order.mandate)
  if (mandate?.state !== 'ACTIVE' || mandate.accountId === null || mandate.dailyLimit === null) {
    return err('ACCOUNT_NOT_REGISTERED')
  }
  const account = await lockAccount(db, mandate.accountId)
  const taken = await takenOn(db, account.id, mandate.number, businessDay(now))
  // The bank's own limit binds all mandates together; each has the form's beside it.
  const limits = [
    { most: account.dailyLimit, used: taken.inAll },
    { most: mandate.dailyLimit, used: taken.byMandate },
  ]
  const refusal = refuseDebit(account, limits, order.amount)
  return refusal === undefined ? ok(account) : err(refusal)
}

/** What may be taken in a day and what was, in đồng. */
type DailyLimit = { readonly most: bigint; readonly used: bigint }

/** Why `amount` đồng are not taken from this account; `undefined` when they are. */
export function refuseDebit(
  account: Pick<BankAccount, 'state' | 'balance'>,
  limits: readonly DailyLimit[],
  amount: bigint,
): DebitRefusal | undefined {
  if (account.state === 'CLOSED') return 'ACCOUNT_NOT_REGISTERED'
  if (account.state === 'LOCKED') return 'ACCOUNT_LOCKED'
  if (limits.some(({ most, used }) => used + amount > most)) return 'LIMIT_EXCEEDED'
  return amount > account.balance ? 'INSUFFICIENT_BALANCE' : undefined
}

/** What the switchboard's reasons are called where there is no card. */
const declineReasons: Readonly<Record<(typeof debitDeclines)[number], DebitRefusal>> = {
  BANK_MAINTENANCE: 'BANK_MAINTENANCE',
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  CARD_LOCKED: 'ACCOUNT_LOCKED',
  ISSUER_TIMEOUT: 'BANK_MAINTENANCE',
}

/** Takes the money and shares it out, or declines because the switchboard says so. */
async function take(
  work: Work,
  debit: AccountDebit,
  order: DebitOrder,
  account: BankAccount,
  rules: BankRules,
): Promise<Answer> {
  const { decline, declineReason } = rules.switchboard.settings().debit
  if (rules.switchboard.happens(decline)) {
    return finish(work, debit, 'MONEY_REFUSED', { reason: declineReasons[declineReason] }, rules)
  }
  const { db, now } = work
  const { bank, reference } = debit
  const { amount, split } = order
  const taken = await takeAndShare(db, { bank, reference, customer: account.id, amount, split }, now)
  if (!taken) throw new Error('An account that is held has less on it than it had')
  const bankReference = formatBankReference(await nextBankNumber(db), now, banks[bank].mark)
  const facts = { accountId: account.id, bankReference, takenOn: businessDay(now) }
  return finish(work, debit, 'MONEY_TAKEN', facts, rules)
}

/** Moves a debit to its final state and queues the message that tells the portal. */
async function finish(
  { db, now }: Work,
  debit: AccountDebit,
  event: AccountDebitEvent,
  facts: Omit<DebitChange, 'status'>,
  { switchboard }: BankRules,
): Promise<Answer> {
  const finished = await changeDebit(db, debit, { status: stateAfter(debit, event), ...facts }, now)
  const { bank, reference } = debit
  const body = debitView(finished)
  await queueMessage(db, { bank, kind: 'RESULT', subject: reference, body }, switchboard, now)
  return accepted(body)
}

/** The bank takes its time: the caller waits past its patience and hears PROCESSING at best. */
async function delayOutcome(
  { db, now }: Work,
  debit: AccountDebit,
  account: BankAccount,
  { settings }: BankRules,
): Promise<Answer> {
  const settle = {
    at: addMs(now, settings.lateOutcomeMs),
    as: account.behaviour === 'LATE_FAILURE' ? 'DECLINE' : 'TAKE',
  } as const
  const status = stateAfter(debit, 'OUTCOME_DELAYED')
  const delayed = await changeDebit(db, debit, { status, accountId: account.id, settle }, now)
  return { ...accepted(debitView(delayed)), holdMs: settings.lateAnswerMs }
}

function stateAfter(debit: AccountDebit, event: AccountDebitEvent) {
  const status = next(accountDebit, debit.status, event)
  if (!status.ok) throw new Error(`${event} cannot happen to a debit that is ${debit.status}`)
  return status.value
}
