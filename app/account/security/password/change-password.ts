'use server'

import { redirect } from 'next/navigation'
import { setAccountCookie } from '#server/api/caller.ts'
import type { ChangePasswordRefusal } from '#server/domains/identity/security-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { fieldToMend } from '../../../register/_components/refusals.ts'

/** Sets a new password; this browser goes on with a new session. Neither password is put back. */
export async function changePassword(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/account/security/password', async () => {
    const typed = { current: textOf(form, 'current'), password: textOf(form, 'password') }
    const changed = await (await api()).account.changePassword(typed)
    if (changed.ok) {
      await setAccountCookie(changed.value.session)
      redirect('/account/security?done=PASSWORD')
    }
    const { t } = await getText()
    return formBack(changed.error.map((refusal) => toMend(t, refusal)))
  })
}

function toMend(t: Texts, refusal: ChangePasswordRefusal): FieldError {
  const { refused } = t.account.security.password
  switch (refusal.code) {
    case 'TOO_MANY':
      return { field: '', message: t.register.tooMany(refusal.retryAfterSeconds) }
    case 'CURRENT_WRONG':
      return { field: 'current', message: refused[refusal.code] }
    case 'PASSWORD_SAME':
      return { field: 'password', message: refused[refusal.code] }
    default:
      return fieldToMend(t, refusal.code)
  }
}
