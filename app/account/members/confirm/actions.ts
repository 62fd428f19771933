'use server'

import { redirect } from 'next/navigation'
import { setEntryCookie } from '#server/api/caller.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { codeToMend } from '../../../register/_components/refusals.ts'
import { begunAt, sendAgain } from '../../_shell/send-again.ts'
import { confirmPath, membersPath } from './paths.ts'

/** Sends another code to the owner's telephone. */
export async function sendGrantCode(_before: FormState): Promise<FormState> {
  return formOrProblem(membersPath, () =>
    sendAgain(confirmPath, async (token) => (await api()).account.sendGrantCode({ token })),
  )
}

/** Takes the code: the invitation leaves, or the member is an owner. */
export async function confirmGrant(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(membersPath, async () => {
    const typed = { token: await begunAt(confirmPath), code: textOf(form, 'code') }
    const confirmed = await (await api()).account.confirmGrant(typed)
    if (confirmed.ok) {
      await setEntryCookie(null)
      redirect(`${membersPath}?done=${confirmed.value.kind === 'INVITE' ? 'invited' : 'role'}`)
    }
    const { t } = await getText()
    const { invite, refused } = t.account.members
    switch (confirmed.error.code) {
      case 'GONE':
        return redirect(confirmPath)
      case 'ALREADY_MEMBER':
        return formBack([{ field: '', message: invite.refused.ALREADY_MEMBER }])
      case 'TOO_MANY':
        return formBack([{ field: '', message: t.register.tooMany(confirmed.error.retryAfterSeconds) }])
      case 'NOT_FOUND':
        return formBack([{ field: '', message: refused.NOT_FOUND }])
      default:
        return formBack([codeToMend(t, confirmed.error)])
    }
  })
}
