'use server'

import { redirect } from 'next/navigation'
import type { EnrolTotpRefusal, RemoveTotpRefusal } from '#server/domains/identity/account-contract.ts'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { minutes } from '../../register/_components/refusals.ts'

const security = '/account/security'

/** Begins to use an authenticator app, once it has shown a right code. Neither code nor password is put back. */
export async function enrolTotp(enrolment: string, _before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(security, async () => {
    const typed = { enrolment, code: textOf(form, 'code'), password: textOf(form, 'password') }
    const enrolled = await (await api()).account.enrolTotp(typed)
    if (enrolled.ok) redirect(`${security}?done=ENROLLED`)
    return formBack([toMend((await getText()).t, enrolled.error)])
  })
}

/** Goes back to codes by SMS. */
export async function removeTotp(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(security, async () => {
    const removed = await (await api()).account.removeTotp({ password: textOf(form, 'password') })
    if (removed.ok) redirect(`${security}?done=REMOVED`)
    return formBack([toMend((await getText()).t, removed.error)])
  })
}

function toMend(t: Texts, error: EnrolTotpRefusal | RemoveTotpRefusal): FieldError {
  if (error.code === 'TOO_MANY') return { field: '', message: t.register.tooMany(minutes(error)) }
  const message = t.account.security.totp.refused[error.code]
  if (error.code === 'CODE_WRONG') return { field: 'code', message }
  return { field: error.code === 'PASSWORD_WRONG' ? 'password' : '', message }
}
