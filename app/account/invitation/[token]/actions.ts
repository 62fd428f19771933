'use server'

import { redirect } from 'next/navigation'
import { setEntryCookie } from '#server/api/caller.ts'
import type { AcceptInvitationRefusal } from '#server/domains/identity/account-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api, tries } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { codeToMend, notSent, signUpToMend } from '../../../register/_components/refusals.ts'
import { putBack } from '../../../register/_components/typed-holder.ts'
import { timesQuery } from '../../_ui/code-times.ts'
import { invitationPath } from './invitation-path.ts'

/** Begins the sign-up of somebody who was invited: the code goes to the invited telephone. */
export async function joinAsNew(token: string, _before: FormState, form: FormData): Promise<FormState> {
  const here = invitationPath(token)
  return formOrProblem(here, async () => {
    const { locale: language } = await getText()
    const typed = { token, language, name: textOf(form, 'name'), password: textOf(form, 'password') }
    const started = await (await tries()).accountEntry.startMember(typed)
    if (started.ok) {
      await setEntryCookie(started.value.token)
      redirect('/register/verify')
    }
    // Somebody was quicker, or time is over: the page itself says which.
    if (started.error.some(({ code }) => code === 'NOT_OPEN')) redirect(here)
    const { t } = await getText()
    return formBack(
      started.error.map((refusal) => toMend(t, refusal)),
      putBack(form, ['name']),
    )
  })
}

/** Sends the code that somebody signed in accepts with, and leads to where it is typed. */
export async function sendJoinCode(token: string, _before: FormState): Promise<FormState> {
  const here = invitationPath(token)
  return formOrProblem(here, async () => {
    const sent = await (await api()).account.sendInvitationCode({ token })
    if (sent.ok)
      redirect(`${invitationPath(token, 'code')}?id=${sent.value.codeId}&${timesQuery(sent.value)}`)
    const { t } = await getText()
    switch (sent.error.code) {
      case 'NOT_OPEN':
        return redirect(here)
      case 'OTHER_PHONE':
        return formBack([{ field: '', message: t.account.invitation.refused.OTHER_PHONE }])
      default:
        return formBack([{ field: '', message: notSent(t, sent.error) }])
    }
  })
}

/** Accepts with the code: the account acts for the organisation from now on. */
export async function join(
  token: string,
  codeId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const here = invitationPath(token)
  return formOrProblem(here, async () => {
    const typed = { token, codeId, code: textOf(form, 'code') }
    const joined = await (await api()).account.acceptInvitation(typed)
    if (joined.ok) redirect('/account?done=joined')
    const { t } = await getText()
    switch (joined.error.code) {
      case 'NOT_OPEN':
        return redirect(here)
      case 'OTHER_PHONE':
        return formBack([{ field: '', message: t.account.invitation.refused.OTHER_PHONE }])
      default:
        return formBack([codeToMend(t, joined.error)])
    }
  })
}

function toMend(t: Texts, refusal: AcceptInvitationRefusal): FieldError {
  switch (refusal.code) {
    case 'NOT_OPEN':
    case 'OTHER_PHONE':
      return { field: '', message: t.account.invitation.refused[refusal.code] }
    default:
      return signUpToMend(t, refusal)
  }
}
