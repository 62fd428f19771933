'use server'

import { redirect } from 'next/navigation'
import type { InviteMemberRefusal } from '#server/domains/identity/account-contract.ts'
import { doAndShow } from '../../_shell/do-and-show.ts'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { minutes } from '../../register/_components/refusals.ts'
import type { Change } from './_components/changes.ts'

const members = '/account/members'

/** Sends an invitation to a telephone. */
export async function inviteMember(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(members, async () => {
    const { t } = await getText()
    const phone = textOf(form, 'phone')
    const role = textOf(form, 'role')
    const invited = await (await api()).account.invite({ phone, role })
    if (invited.ok) redirect(`${members}?done=invited`)
    return formBack([toMend(t, invited.error)], { phone: phone.slice(0, 40), role })
  })
}

/** Takes an invitation back that nobody has accepted. */
export async function withdrawInvitation(invitationId: string): Promise<void> {
  return doAndShow(`${members}?done=withdrawn`, async () =>
    (await api()).account.withdrawInvitation({ invitationId }),
  )
}

/** Ends a membership, or gives it another role. */
export async function changeMembership(
  membershipId: string,
  change: Change,
  _before: FormState,
): Promise<FormState> {
  return formOrProblem(members, async () => {
    const { t } = await getText()
    const { account } = await api()
    const changed =
      change === 'end'
        ? await account.endMembership({ membershipId })
        : await account.changeRole({ membershipId, role: change })
    if (changed.ok) redirect(`${members}?done=${change === 'end' ? 'end' : 'role'}`)
    return formBack([{ field: '', message: t.account.members.refused[changed.error.code] }])
  })
}

function toMend(t: Texts, error: InviteMemberRefusal): FieldError {
  if (error.code === 'TOO_MANY') return { field: '', message: t.register.tooMany(minutes(error)) }
  if (error.code === 'PHONE_EMPTY' || error.code === 'PHONE_FORM') {
    return { field: 'phone', message: t.register.refused[error.code] }
  }
  const message = t.account.members.invite.refused[error.code]
  return { field: error.code === 'ROLE_EMPTY' ? 'role' : 'phone', message }
}
