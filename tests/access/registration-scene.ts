import type { HolderDetails } from '#server/domains/identity/account-contract.ts'
import { holderDetails } from '#server/domains/identity/index.ts'
import { type Member, suspendAtDesk, suspendRegistration } from '#server/domains/registrations/index.ts'
import type { Deps } from '#server/wiring.ts'
import { freshOrganisation } from '#tests/factories/accounts.ts'
import {
  approved,
  awaitingForm,
  drafted,
  received,
  registrationSteps,
  scanned,
  seen,
} from '#tests/factories/registrations.ts'

/** How far a registration has come; SUSPENDED: by its owner, STOPPED: by its bank. */
export type RegistrationStage =
  | 'DRAFT'
  | 'AWAITING_FORM'
  | 'SCANNED'
  | 'RECEIVED'
  | 'APPROVED'
  | 'SUSPENDED'
  | 'STOPPED'

/** A registration as somebody saw it. `scanId` is empty where nothing was scanned. */
export type RegistrationScene = {
  readonly number: string
  readonly version: number
  readonly formVersion: number
  readonly scanId: string
}

/** A registration of a holder, as far as it is wanted, at the collecting bank unless it is said. */
export async function registrationScene(
  deps: Deps,
  owner: Member,
  stage: RegistrationStage,
  bank = 'collecting-bank',
): Promise<RegistrationScene> {
  const details = await holderDetails(deps, owner.holderId)
  if (details === null) throw new Error('The holder is not there')
  const number = await numberAt(deps, { owner, details }, stage, bank)
  const { id, version, form_version: formVersion } = await registrationSteps(deps.registrations).row(number)
  const { rows } = await deps.database.pool.query<{ id: string }>(
    'SELECT id FROM registration_scan WHERE registration_id = $1',
    [id],
  )
  return { number, version, formVersion, scanId: rows[0]?.id ?? '' }
}

/** The same, of an organisation of its own. */
export async function registrationOfSomebody(
  deps: Deps,
  stage: RegistrationStage,
  bank?: string,
): Promise<RegistrationScene> {
  const { holderId, owner } = await freshOrganisation(deps, {}, { verified: false })
  return registrationScene(deps, { holderId, accountId: owner.id, role: 'OWNER' }, stage, bank)
}

type Holder = { readonly owner: Member; readonly details: HolderDetails }

async function numberAt(deps: Deps, holder: Holder, stage: RegistrationStage, bank: string): Promise<string> {
  const steps = registrationSteps(deps.registrations)
  if (stage === 'DRAFT') return drafted(steps, holder, { bank })
  if (stage === 'AWAITING_FORM') return awaitingForm(steps, holder, { bank })
  if (stage === 'RECEIVED') return (await received(steps, holder, { bank })).number
  if (stage === 'SCANNED') {
    const number = await awaitingForm(steps, holder, { bank })
    await scanned(steps, number, await steps.officer('TELLER', { bank }))
    return number
  }
  const number = await approved(steps, holder, { bank })
  const order = await seen(steps, number)
  if (stage === 'SUSPENDED') await suspendRegistration(deps.registrations, { ...order, member: holder.owner })
  if (stage === 'STOPPED') {
    const officer = await steps.officer('CONTROLLER', { bank })
    await suspendAtDesk(deps.registrations, { ...order, officer, reason: 'x' })
  }
  return number
}
