import { err, ok, type Result } from '#lib/result.ts'
import { checkOwnPassword } from '#server/domains/identity/index.ts'
import { readerOf, type Transaction } from '#server/platform/database/database.ts'
import { asHolder } from '../actors.ts'
import type { CloseRefusal, HolderStepRefusal, ResumeRefusal } from '../contract.ts'
import type { RegistrationEvent, RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { type LockedRegistration, typed } from '../repository.ts'
import { suspendedBy } from '../suspended-by.ts'
import { change, keepOneDefault, makeDefault, takeStep } from '../take-step.ts'
import { type OwnOrder, ownStep } from './own-step.ts'

type Done = { readonly state: RegistrationState }

type Guard<E> = (tx: Transaction, before: LockedRegistration) => Promise<E | null>

function take<E = never>(
  event: RegistrationEvent,
  guard: Guard<E> = async () => null,
): (deps: RegistrationDeps, order: OwnOrder) => Promise<Result<Done, HolderStepRefusal | E>> {
  return (deps, order) =>
    ownStep<Done, HolderStepRefusal | E>(deps, order, async (tx, before) => {
      const refusal = await guard(tx, before)
      if (refusal !== null) return { ok: false, error: refusal }
      const [by, now] = [asHolder(order.member), deps.clock()]
      const after = await takeStep(tx, deps, before, { event, by, now, reason: null })
      if (!after.ok) return after
      await keepOneDefault(tx, before.holderId, by, now)
      return ok({ state: after.value.state })
    })
}

/** An owner gives up a registration that no bank has approved. */
export const withdrawRegistration = take('WITHDRAW')
/** Stops an account from being debited until it is resumed. What was ordered before runs on. */
export const suspendRegistration = take('SUSPEND')
/** Lets an account be debited again, where an owner had suspended it. */
export const resumeRegistration = take<Extract<ResumeRefusal, { code: 'SUSPENDED_BY_OTHER' }>>(
  'RESUME',
  async (tx, { number }) => {
    const by = await suspendedBy(readerOf(tx), number)
    return by === null || by === 'HOLDER' ? null : { code: 'SUSPENDED_BY_OTHER', by }
  },
)

const close = take('CLOSE')

/**
 * Ends an account for good, for an owner who knows their password: a new form would be needed, and whoever holds their open
 * session is to do no such harm. Wrong passwords add up with those typed wherever else an account asks for its own.
 */
export async function closeRegistration(
  deps: RegistrationDeps,
  { password, ...order }: OwnOrder & { readonly password: string },
): Promise<Result<Done, CloseRefusal>> {
  const known = await checkOwnPassword(deps, {
    accountId: order.member.accountId,
    typed: password,
    now: deps.clock(),
  })
  return known.ok ? close(deps, order) : known
}

/** Makes an approved account the one that is offered first. */
export function setDefault(
  deps: RegistrationDeps,
  order: OwnOrder,
): Promise<Result<Done, HolderStepRefusal>> {
  return ownStep<Done, HolderStepRefusal>(deps, order, async (tx, before) => {
    const { state, holderId, isDefault, takesOver } = before
    if (state !== 'APPROVED' || takesOver) return err({ code: 'WRONG_STATE', state })
    if (isDefault) return ok({ state })
    const old = await tx.registration.findFirst({ where: { holderId, isDefault: true } })
    if (old !== null) await change(tx, typed(old), { isDefault: false })
    await makeDefault(tx, before, asHolder(order.member), deps.clock())
    return ok({ state })
  })
}
