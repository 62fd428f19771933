import { isDeepStrictEqual } from 'node:util'
import { err, ok, type Result } from '#lib/result.ts'
import { next } from '#lib/state-machine.ts'
import { searchKey } from '#lib/vietnamese/fold.ts'
import { type BankAccount, readAccount } from './account-store.ts'
import type { MandateBody } from './account-wire.ts'
import { mandate } from './mandate.states.ts'
import { lockMandate, type Mandate, type MandateRefusal, storeMandate } from './mandate-store.ts'
import type { Call } from './rules.ts'
import { type Answer, accepted } from './wire.ts'

const events = { ACTIVE: 'ACTIVATE', SUSPENDED: 'SUSPEND', ENDED: 'END' } as const

/**
 * Keeps a mandate as this version has it. An older version, or anything after the end, changes nothing and is answered
 * with what the bank keeps.
 */
export async function putMandate(call: Call<MandateBody>): Promise<Answer> {
  const { db, bank, reference: number, body, now } = call
  const kept = await lockMandate(db, bank, number, now)
  const content = { ...body, dailyLimit: body.dailyLimit.toString() }
  if (body.version < kept.version) return accepted(view(kept))
  if (body.version === kept.version) {
    return isDeepStrictEqual(kept.content, content) ? accepted(view(kept)) : versionReused
  }
  const examined = await examine(call)
  const state = next(mandate, kept.state, examined.ok ? events[body.state] : 'REFUSE')
  if (!state.ok) return accepted(view(kept))
  const changed: Mandate = {
    ...kept,
    state: state.value,
    version: body.version,
    content,
    accountId: examined.ok ? examined.value : null,
    dailyLimit: body.dailyLimit,
    reason: examined.ok ? null : examined.error,
  }
  await storeMandate(db, changed, now)
  return accepted(view(changed))
}

/** The account that may be debited. Who suspends or ends is never refused: no money moves by it. */
async function examine({
  db,
  bank,
  body,
}: Call<MandateBody>): Promise<Result<bigint | null, MandateRefusal>> {
  const found = await readAccount(db, body.account)
  const account = found?.bank === bank ? found : undefined
  if (body.state !== 'ACTIVE') return ok(account?.id ?? null)
  const refusal = refuseMandate(account, body)
  return refusal === undefined && account !== undefined ? ok(account.id) : err(refusal ?? 'ACCOUNT_UNKNOWN')
}

type Holder = Pick<MandateBody, 'accountHolder' | 'holderTaxCode' | 'holderIdentityNumber'>

/** Why the bank does not let this account be debited for this holder; `undefined` when it does. */
export function refuseMandate(
  account: Pick<BankAccount, 'holder' | 'holderId' | 'state'> | undefined,
  { accountHolder, holderTaxCode, holderIdentityNumber }: Holder,
): MandateRefusal | undefined {
  if (account === undefined) return 'ACCOUNT_UNKNOWN'
  const sameName = searchKey(account.holder) === searchKey(accountHolder)
  const sameNumber = [holderTaxCode, holderIdentityNumber].includes(account.holderId)
  if (!sameName) return sameNumber ? 'HOLDER_NAME_DIFFERS' : 'HOLDER_DIFFERS'
  if (!sameNumber) return holderTaxCode === null ? 'IDENTITY_NUMBER_DIFFERS' : 'TAX_CODE_DIFFERS'
  return account.state === 'CLOSED' ? 'ACCOUNT_CLOSED' : undefined
}

const versionReused: Answer = {
  status: 409,
  body: { code: 'VERSION_REUSED', message: 'This version of the mandate had another content' },
}

function view({ number, version, state, reason }: Mandate): object {
  return { number, version, status: state, ...(reason !== null && { reason }) }
}
