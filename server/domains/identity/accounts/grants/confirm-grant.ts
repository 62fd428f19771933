import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { ConfirmedGrant, ConfirmGrantRefusal } from '../../security-contract.ts'
import type { SendDeps } from '../codes/send-code.ts'
import { spendOwnCode } from '../codes/spend-own-code.ts'
import { storeInvitation } from '../invitations/invite-member.ts'
import { makeOwner } from '../members.ts'
import { roleNow } from '../role-now.ts'
import { codeOfGrant, type Giver, type Grant, grantIn } from './grant.ts'

/** As it was typed by whoever has begun it. */
export type ConfirmGrant = Giver & { readonly token: string; readonly code: string }
type Confirmed = Result<ConfirmedGrant, ConfirmGrantRefusal>

/** Gives the right, for whoever reads the code on the owner's telephone and is an owner still. */
export function confirmGrant(deps: SendDeps, { token, code, ...giver }: ConfirmGrant): Promise<Confirmed> {
  const { by, now } = giver
  const grant = grantIn(deps.config, giver, token)
  if (grant === null) return Promise.resolve(err({ code: 'GONE' }))
  return unitOfWork<Confirmed>(deps.database, async (tx) => {
    const spent = await spendOwnCode(tx, deps.config, {
      ...codeOfGrant(by, grant),
      account: by,
      typed: code,
      now,
    })
    if (!spent.ok) return spent
    if ((await roleNow(tx, { accountId: by.accountId, holderId: by.holder.id })) !== 'OWNER')
      return err({ code: 'GONE' })
    const given = await give(tx, deps, giver, grant)
    return given.ok ? ok({ kind: grant.kind }) : given
  })
}

function give(
  tx: Transaction,
  deps: SendDeps,
  { by, now }: Giver,
  grant: Grant,
): Promise<Result<null, ConfirmGrantRefusal>> {
  return grant.kind === 'INVITE'
    ? storeInvitation(tx, deps, { ...grant, by, now })
    : makeOwner(tx, deps, { membershipId: grant.membershipId, by, now })
}
