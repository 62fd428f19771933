'use server'

import { redirect } from 'next/navigation'
import { setEntryCookie } from '#server/api/caller.ts'
import type { EnrolTotpRefusal, StartTotpRefusal } from '#server/domains/identity/security-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { codeToMend, notSent } from '../../../register/_components/refusals.ts'
import { begunAt, sendAgain } from '../../_shell/send-again.ts'
import { totpPath } from './totp-path.ts'

const codePath = `${totpPath}/code`

/** Sends a code to the telephone, for whoever knows the password. */
export async function startTotp(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(totpPath, async () => {
    const started = await (await api()).account.startTotp({ password: textOf(form, 'password') })
    if (started.ok) {
      await setEntryCookie(started.value.token)
      redirect(codePath)
    }
    return formBack([toMend((await getText()).t, started.error)])
  })
}

/** Sends another code to the telephone. */
export async function sendTotpCode(_before: FormState): Promise<FormState> {
  return formOrProblem(totpPath, () =>
    sendAgain(codePath, async (token) => (await api()).account.sendTotpCode({ token })),
  )
}

/** Takes the code that went to the telephone; the page shows the secret for the app from then on. */
export async function provePhone(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(totpPath, async () => {
    const typed = { token: await begunAt(codePath), code: textOf(form, 'code') }
    const proven = await (await api()).account.provePhoneForTotp(typed)
    if (proven.ok) {
      await setEntryCookie(proven.value.token)
      redirect(`${codePath}?done=PHONE`)
    }
    if (proven.error.code === 'GONE') redirect(codePath)
    return formBack([codeToMend((await getText()).t, proven.error)])
  })
}

/** Begins to use the app, once it has shown a right code. */
export async function enrolTotp(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(totpPath, async () => {
    const typed = { token: await begunAt(codePath), code: textOf(form, 'code') }
    const enrolled = await (await api()).account.enrolTotp(typed)
    if (enrolled.ok) {
      await setEntryCookie(null)
      redirect('/account/security?done=ENROLLED')
    }
    if (enrolled.error.code === 'GONE') redirect(codePath)
    return formBack([notEnrolled((await getText()).t, enrolled.error.code)])
  })
}

function toMend(t: Texts, refusal: StartTotpRefusal): FieldError {
  const { refused } = t.account.security.totp
  switch (refusal.code) {
    case 'PASSWORD_WRONG':
      return { field: 'password', message: refused[refusal.code] }
    case 'ALREADY_ENROLLED':
      return { field: '', message: refused[refusal.code] }
    default:
      return { field: '', message: notSent(t, refusal) }
  }
}

function notEnrolled(t: Texts, code: Exclude<EnrolTotpRefusal['code'], 'GONE'>): FieldError {
  const message = t.account.security.totp.refused[code]
  return { field: code === 'CODE_WRONG' ? 'code' : '', message }
}
