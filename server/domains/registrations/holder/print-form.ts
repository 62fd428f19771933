import { err, ok, type Result } from '#lib/result.ts'
import type { RegistrationRequest } from '#server/domains/documents/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { asHolder, type Member } from '../actors.ts'
import type { PrintRefusal } from '../contract.ts'
import { endOfDay, formOf, type PrintedForm, saysTheSame } from '../printed-form.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { expireFormJob } from '../registration-jobs.ts'
import type { LockedRegistration } from '../repository.ts'
import { isSameHolder } from '../same-holder.ts'
import { sealForm, unsealAccount, unsealForm } from '../sealed.ts'
import { takeStep } from '../take-step.ts'
import { applicantOf } from './holder-facts.ts'
import { type OwnOrder, ownStep } from './own-step.ts'

type Printed = { readonly number: string; readonly formVersion: number }

/**
 * Fixes what the form says, and begins to wait for it: a paper of an older print is taken no more. While nothing has changed, the
 * form that waits is the same, whoever prints it how often.
 */
export function printForm(deps: RegistrationDeps, order: OwnOrder): Promise<Result<Printed, PrintRefusal>> {
  return ownStep<Printed, PrintRefusal>(deps, order, async (tx, before) => {
    const now = deps.clock()
    const form = await formNow(tx, deps, before, now)
    if (!isSameHolder(before.accountHolder, form.applicant.name)) return err({ code: 'HOLDER_DIFFERS' })
    const isSame = saysTheSame(unsealForm(deps.config, before.id, before.formCipher), form)
    if (isSame && before.state === 'AWAITING_FORM') return ok(printed(before))
    return print(tx, deps, before, { form, isSame, member: order.member, now })
  })
}

type Print = {
  readonly form: PrintedForm
  readonly isSame: boolean
  readonly member: Member
  readonly now: Date
}

async function print(
  tx: Transaction,
  deps: RegistrationDeps,
  before: LockedRegistration,
  { form, isSame, member, now }: Print,
): Promise<Result<Printed, PrintRefusal>> {
  const formVersion = isSame ? before.formVersion : before.formVersion + 1
  const formExpiresAt = endOfDay(form.handInBy)
  const after = await takeStep(tx, deps, before, {
    event: 'PRINT',
    by: asHolder(member),
    now,
    reason: null,
    changes: {
      formCipher: sealForm(deps.config, before.id, form),
      formVersion,
      formExpiresAt,
      printedAt: now,
      receivedAt: null,
      receivedBy: null,
      receivedBranch: null,
    },
    detail: { formVersion },
  })
  if (!after.ok) return after
  await addJobs(tx, [expireFormJob(before.id, formExpiresAt)])
  return ok(printed(after.value))
}

const printed = ({ number, formVersion }: LockedRegistration): Printed => ({ number, formVersion })

/** What a form printed now says: the holder as it is, and the account as it was typed. */
async function formNow(
  tx: Transaction,
  deps: RegistrationDeps,
  registration: LockedRegistration,
  now: Date,
): Promise<PrintedForm> {
  const { id, connector, accountCipher, accountHolder, branch, scope, dailyLimit } = registration
  const account = {
    number: unsealAccount(deps.config, id, accountCipher),
    holder: accountHolder,
    bank: deps.bankName(connector).vi,
    branch,
    scope,
    dailyLimit: String(dailyLimit),
  }
  const applicant = await applicantOf(tx, deps, registration.holderId)
  return formOf({ request: await requestOf(tx, registration), applicant, account }, now)
}

async function requestOf(
  tx: Transaction,
  { replaces, connector, accountHash }: LockedRegistration,
): Promise<RegistrationRequest> {
  if (replaces === null) return { kind: 'NEW' }
  const old = await tx.registration.findUniqueOrThrow({ where: { id: replaces } })
  const isSameAccount = old.connector === connector && Buffer.from(old.accountHash).equals(accountHash)
  return { kind: isSameAccount ? 'RENEWAL' : 'REPLACEMENT', replaces: old.number }
}
