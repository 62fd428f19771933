import type {
  BankAnswer,
  MandateOrder,
  MandateState,
  MandateStatus,
} from '#server/domains/bank-connectors/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { asBank } from '../actors.ts'
import { writeHistory } from '../history.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { tellMandateJob } from '../registration-jobs.ts'
import { type LockedRegistration, lockById } from '../repository.ts'
import { unsealAccount, unsealForm } from '../sealed.ts'
import { endReplaced } from '../take-over.ts'
import { change, keepOneDefault, mandateOf, takeStep } from '../take-step.ts'

type Claim = { readonly connector: string; readonly order: MandateOrder }

/**
 * Tells the bank what it shall keep of a registration, and asks again until it has answered about exactly this version. A bank
 * that refuses an account in force suspends it; the holder is told.
 * @param round counts the calls from 1
 */
export async function tellMandate(
  deps: RegistrationDeps,
  registrationId: string,
  round: number,
): Promise<void> {
  const claimed = await claim(deps, registrationId, round)
  if (claimed === null) return
  const { connector, order } = claimed
  const bank = deps.banks.get(connector)
  if (bank === undefined) throw new Error(`There is no connector ${connector}`)
  const status = about(order, await bank.putMandate(order))
  if (status !== null) await record(deps, registrationId, order, status)
}

/** Reads what is to be told, and arranges the next call before this one, so that only an answer ends the asking. */
function claim(deps: RegistrationDeps, id: string, round: number): Promise<Claim | null> {
  return unitOfWork(deps.database, async (tx) => {
    const registration = await lockById(tx, id)
    if (registration?.mandateState !== 'TELLING') return null
    await addJobs(tx, [tellMandateJob(id, round + 1, deps.clock())])
    return { connector: registration.connector, order: orderOf(deps, registration) }
  })
}

function orderOf({ config }: RegistrationDeps, registration: LockedRegistration): MandateOrder {
  const { id, number, mandateVersion, accountHolder, dailyLimit } = registration
  const state = mandateOf[registration.state]
  const form = unsealForm(config, id, registration.formCipher)
  if (state === null || form === null) throw new Error(`Registration ${number} has nothing to tell a bank`)
  const { applicant } = form
  return {
    number,
    version: mandateVersion,
    state,
    account: unsealAccount(config, id, registration.accountCipher),
    accountHolder,
    holderTaxCode: applicant.kind === 'ORGANISATION' ? applicant.taxCode : null,
    holderIdentityNumber: applicant.kind === 'PERSON' ? applicant.identityNumber : null,
    dailyLimit,
  }
}

/** The bank's word about exactly what it was told; null for silence and for anything else, which is asked again. */
function about(order: MandateOrder, answer: BankAnswer<MandateStatus>): MandateStatus | null {
  if (answer.kind !== 'ANSWERED') return null
  const { value } = answer
  const isOurs = value.number === order.number && value.version === order.version
  return isOurs && (value.status === 'REFUSED' || value.status === order.state) ? value : null
}

async function record(
  deps: RegistrationDeps,
  id: string,
  { version }: MandateOrder,
  status: MandateStatus,
): Promise<void> {
  const now = deps.clock()
  await unitOfWork(deps.database, async (tx) => {
    const registration = await lockById(tx, id)
    const isWaited = registration?.mandateState === 'TELLING' && registration.mandateVersion === version
    if (!isWaited) return
    if (status.status === 'REFUSED') return refused(tx, deps, registration, status.reason, now)
    await confirmed(tx, deps, registration, status.status, now)
    const by = asBank(registration.connector)
    await writeHistory(tx, registration, {
      kind: 'MANDATE_CONFIRMED',
      stateAfter: registration.state,
      by,
      detail: { version, status: status.status },
      now,
    })
  })
}

/** The bank debits by it from now on: what waited to take over takes over. */
async function confirmed(
  tx: Transaction,
  deps: RegistrationDeps,
  registration: LockedRegistration,
  status: MandateState,
  now: Date,
): Promise<void> {
  const changes = { mandateState: 'CONFIRMED', mandateReason: null }
  if (!registration.takesOver || status !== 'ACTIVE') {
    await change(tx, registration, changes)
    return
  }
  const by = asBank(registration.connector)
  const isDefault = await endReplaced(tx, deps, registration, by, now)
  await change(tx, registration, { ...changes, takesOver: false, isDefault })
  await keepOneDefault(tx, registration.holderId, by, now)
}

async function refused(
  tx: Transaction,
  deps: RegistrationDeps,
  registration: LockedRegistration,
  reason: string,
  now: Date,
): Promise<void> {
  const changes = { mandateState: 'REFUSED', mandateReason: reason }
  if (registration.state !== 'APPROVED') {
    await change(tx, registration, changes)
    return
  }
  const by = asBank(registration.connector)
  await takeStep(tx, deps, registration, { event: 'BANK_REFUSES', by, now, reason, changes })
  await keepOneDefault(tx, registration.holderId, by, now)
}
