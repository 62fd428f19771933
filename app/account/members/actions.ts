'use server'

import { redirect } from 'next/navigation'
import { setEntryCookie } from '#server/api/caller.ts'
import type { StartInvitationRefusal } from '#server/domains/identity/security-contract.ts'
import { doAndShow } from '../../_shell/do-and-show.ts'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { fieldToMend, notSent } from '../../register/_components/refusals.ts'
import { confirmPath, membersPath } from './confirm/paths.ts'

/** Begins to invite a telephone, and leads to where the owner confirms it. */
export async function startInvitation(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(membersPath, async () => {
    const phone = textOf(form, 'phone')
    const role = textOf(form, 'role')
    const started = await (await api()).account.startInvitation({ phone, role })
    if (started.ok) return toConfirm(started.value.token)
    const { t } = await getText()
    return formBack([toMend(t, started.error)], { phone: phone.slice(0, 40), role })
  })
}

/** Takes an invitation back that nobody has accepted. */
export async function withdrawInvitation(invitationId: string): Promise<void> {
  return doAndShow(`${membersPath}?done=withdrawn`, async () =>
    (await api()).account.withdrawInvitation({ invitationId }),
  )
}

/** Begins to make a member an owner, and leads to where the asker confirms it. */
export async function startOwner(membershipId: string, _before: FormState): Promise<FormState> {
  return formOrProblem(membersPath, async () => {
    const started = await (await api()).account.startOwner({ membershipId })
    if (started.ok) return toConfirm(started.value.token)
    const { t } = await getText()
    const message =
      started.error.code === 'NOT_FOUND' ? t.account.members.refused.NOT_FOUND : notSent(t, started.error)
    return formBack([{ field: '', message }])
  })
}

async function toConfirm(token: string): Promise<never> {
  await setEntryCookie(token)
  redirect(confirmPath)
}

/** Ends a membership, or makes an owner an accountant. */
export async function changeMembership(
  membershipId: string,
  change: 'end' | 'ACCOUNTANT',
  _before: FormState,
): Promise<FormState> {
  return formOrProblem(membersPath, async () => {
    const { t } = await getText()
    const { account } = await api()
    const changed =
      change === 'end'
        ? await account.endMembership({ membershipId })
        : await account.makeAccountant({ membershipId })
    if (changed.ok) redirect(`${membersPath}?done=${change === 'end' ? 'end' : 'role'}`)
    return formBack([{ field: '', message: t.account.members.refused[changed.error.code] }])
  })
}

function toMend(t: Texts, error: StartInvitationRefusal): FieldError {
  const { refused } = t.account.members.invite
  switch (error.code) {
    case 'TOO_MANY':
    case 'TOO_SOON':
    case 'CODES_EXHAUSTED':
      return { field: '', message: notSent(t, error) }
    case 'PHONE_EMPTY':
    case 'PHONE_FORM':
      return fieldToMend(t, error.code)
    case 'ROLE_EMPTY':
      return { field: 'role', message: refused[error.code] }
    default:
      return { field: 'phone', message: refused[error.code] }
  }
}
