'use server'

import { redirect } from 'next/navigation'
import type { AcceptRefusal } from '#server/domains/identity/contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'

/** Becomes staff, and goes on to the sign-in. Passwords are never put back into the form. */
export async function acceptInvitation(
  token: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const page = `/staff/invitation/${encodeURIComponent(token)}`
  return formOrProblem(page, async () => {
    const { t } = await getText()
    const name = textOf(form, 'name')
    const password = textOf(form, 'password')
    if (password !== textOf(form, 'again')) {
      const message = t.staff.invitation.refused.PASSWORD_DIFFERS
      return formBack([{ field: 'password', message }], { name })
    }
    const order = { token, name, password, code: textOf(form, 'code') }
    const accepted = await (await api()).staffEntry.accept(order)
    if (accepted.ok) redirect('/staff/sign-in?say=welcome')
    // Somebody was quicker, or time is over: the page itself says which.
    if (accepted.error.some(({ code }) => code === 'NOT_OPEN')) redirect(page)
    return formBack(
      accepted.error.flatMap((refusal) => toMend(t, refusal)),
      { name },
    )
  })
}

function toMend(t: Texts, { code }: AcceptRefusal): FieldError[] {
  if (code === 'NOT_OPEN') return []
  return [{ field: fieldOf(code), message: t.staff.invitation.refused[code] }]
}

function fieldOf(code: AcceptRefusal['code']): string {
  if (code.startsWith('NAME')) return 'name'
  if (code.startsWith('PASSWORD')) return 'password'
  return code === 'CODE_WRONG' ? 'code' : ''
}
