import { newFormNumber } from '#lib/form-number.ts'
import { newUuid, newVerificationCode } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { roleNow } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asHolder, type Member } from '../actors.ts'
import type { DraftRefusal } from '../contract.ts'
import { writeHistory } from '../history.ts'
import { type Draft, readDraft, type TypedDraft } from '../read-draft.ts'
import { dailyLimits, mostOpen, type RegistrationDeps } from '../registration-deps.ts'
import { lockHolder } from '../repository.ts'
import { accountHash, maskAccount, sealAccount } from '../sealed.ts'
import { claimRefusal, onItsWay } from './account-claims.ts'
import { holderName } from './holder-facts.ts'

export type NewDraft = {
  readonly member: Member
  readonly typed: TypedDraft
  /** Number of the registration that it is to take over from: a renewal, where the account is the same. */
  readonly replaces: string | null
  /** The form's own id: sent twice, it makes one draft. */
  readonly requestId: string
}

/** Keeps a bank account of the holder as a draft. Nothing is printed and nobody is told. */
export function createRegistration(
  deps: RegistrationDeps,
  order: NewDraft,
): Promise<Result<{ number: string }, DraftRefusal>> {
  const { member } = order
  return unitOfWork<Result<{ number: string }, DraftRefusal>>(deps.database, async (tx) => {
    await lockHolder(tx, member.holderId)
    if ((await roleNow(tx, member)) !== 'OWNER') return err({ code: 'NOT_OWNER' })
    const requestId = `${member.holderId}:${order.requestId}`
    const repeated = await tx.registration.findUnique({ where: { requestId }, select: { number: true } })
    if (repeated !== null) return ok(repeated)
    if (await isFull(tx, member.holderId)) return err({ code: 'TOO_MANY_OPEN', most: mostOpen })
    const draft = readDraft(order.typed, draftRules(deps, await holderName(tx, member.holderId)))
    if (!draft.ok) return err({ code: 'FIELDS', fields: draft.error })
    return store(tx, deps, order, draft.value, requestId)
  })
}

export const draftRules = ({ banks }: RegistrationDeps, name: string) => ({
  holderName: name,
  connectors: new Set(banks.keys()),
  leastLimit: dailyLimits.least,
  mostLimit: dailyLimits.most,
})

async function store(
  tx: Transaction,
  deps: RegistrationDeps,
  { member, replaces: replacedNumber }: NewDraft,
  draft: Draft,
  requestId: string,
): Promise<Result<{ number: string }, DraftRefusal>> {
  const now = deps.clock()
  const { holderId, accountId } = member
  const replaces = replacedNumber === null ? null : await inForce(tx, replacedNumber, holderId)
  if (replacedNumber !== null && replaces === null) return err({ code: 'NOT_REPLACEABLE' })
  const { account, connector, ...rest } = draft
  const hash = accountHash(deps.config, connector, account)
  const except = replaces === null ? [] : [replaces]
  const refusal = await claimRefusal(tx, { connector, hash, holderId, except })
  if (refusal !== null) return err(refusal)
  const id = newUuid(now)
  const number = newFormNumber()
  await tx.registration.create({
    data: {
      ...rest,
      id,
      number,
      holderId,
      connector,
      accountCipher: sealAccount(deps.config, id, account),
      accountHash: hash,
      accountMask: maskAccount(account),
      state: 'DRAFT',
      replaces,
      verificationCode: newVerificationCode(),
      createdBy: accountId,
      createdAt: now,
      requestId,
    },
  })
  const by = asHolder(member)
  await writeHistory(tx, { id, number }, { kind: 'CREATE', stateAfter: 'DRAFT', by, now })
  return ok({ number })
}

/** Whether the holder has as many on their way as it may; the holder is locked, so that this holds until the commit. */
async function isFull(tx: Transaction, holderId: string): Promise<boolean> {
  return (await tx.registration.count({ where: { holderId, state: { in: onItsWay } } })) >= mostOpen
}

/** The id of the holder's own registration in force of this number. */
async function inForce(tx: Transaction, number: string, holderId: string): Promise<string | null> {
  const where = { number, holderId, state: { in: ['APPROVED', 'SUSPENDED'] } }
  return (await tx.registration.findFirst({ where, select: { id: true } }))?.id ?? null
}
