'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { accountCookies } from '#server/api/account-cookie.ts'
import { entryToken, setEntryCookie } from '#server/api/caller.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import type {
  ConfirmResetRefusal,
  FinishResetRefusal,
  StartedReset,
} from '#server/domains/identity/account-contract.ts'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { tries } from '../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { timesQuery } from '../../account/_ui/code-times.ts'
import { codeToMend, fieldToMend, notSent } from '../../register/_components/refusals.ts'
import { resetPath } from './reset-path.ts'

/** Sends a code to the telephone, if it has an account; the answer is the same if it has none. */
export async function startReset(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(resetPath, async () => {
    const { locale: language, t } = await getText()
    const phone = textOf(form, 'phone')
    const started = await (await tries()).accountEntry.startReset({ phone, language })
    if (started.ok) return toCode(started.value, '')
    const values = { phone: phone.slice(0, 40) }
    switch (started.error.code) {
      case 'PHONE_EMPTY':
      case 'PHONE_FORM':
        return formBack([fieldToMend(t, started.error.code)], values)
      default:
        return formBack([{ field: '', message: notSent(t, started.error) }], values)
    }
  })
}

/** Sends another code to the same telephone. */
export async function sendResetCode(_before: FormState): Promise<FormState> {
  return formOrProblem(resetPath, async () => {
    const sent = await (await tries()).accountEntry.sendResetCode({ token: await begun() })
    if (sent.ok) return toCode(sent.value, '&done=SENT')
    if (sent.error.code === 'GONE') return startAgain()
    const { t } = await getText()
    return formBack([{ field: '', message: notSent(t, sent.error) }])
  })
}

/** Sets the new password. Neither it nor the code is put back. */
export async function finishReset(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(resetPath, async () => {
    const typed = { token: await begun(), code: textOf(form, 'code'), password: textOf(form, 'password') }
    const finished = await (await tries()).accountEntry.finishReset(typed)
    if (finished.ok) return finished.value.state === 'DONE' ? done() : toApp(finished.value.token)
    if (finished.error.some(({ code }) => code === 'GONE')) return startAgain()
    const { t } = await getText()
    return formBack(finished.error.flatMap((refusal) => toMend(t, refusal)))
  })
}

/** Takes the authenticator's code: only then is the password set that was typed before. */
export async function confirmReset(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(resetPath, async () => {
    const typed = { token: await begun(), code: textOf(form, 'code') }
    const confirmed = await (await tries()).accountEntry.confirmReset(typed)
    if (confirmed.ok) return done()
    const { t } = await getText()
    return appToMend(t, confirmed.error)
  })
}

async function toApp(token: string): Promise<never> {
  await setEntryCookie(token)
  redirect(`${resetPath}/app`)
}

async function done(): Promise<never> {
  await setEntryCookie(null)
  await forgetSession()
  redirect('/sign-in?say=reset')
}

async function toCode(sent: StartedReset, said: string): Promise<never> {
  await setEntryCookie(sent.token)
  redirect(`${resetPath}/code?${timesQuery(sent)}${said}`)
}

async function startAgain(): Promise<never> {
  await setEntryCookie(null)
  redirect(`${resetPath}?say=gone`)
}

async function begun(): Promise<string> {
  return (await entryToken()) ?? redirect(resetPath)
}

/** Whoever was signed in here has been signed out with all the others. */
async function forgetSession(): Promise<void> {
  const { config } = await portalDeps()
  const { name, options } = accountCookies(config.PORTAL_URL).sessionToken
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

function appToMend(t: Texts, refusal: ConfirmResetRefusal): FormState | Promise<never> {
  const { refused } = t.account.security.totp
  switch (refusal.code) {
    case 'GONE':
    case 'NOT_ENROLLED':
      return startAgain()
    case 'TOO_MANY':
      return formBack([{ field: '', message: t.register.tooMany(refusal.retryAfterSeconds) }])
    case 'CODE_EMPTY':
    case 'CODE_FORM':
      return formBack([codeToMend(t, { code: refusal.code })])
    default:
      return formBack([{ field: 'code', message: refused[refusal.code] }])
  }
}

function toMend(t: Texts, refusal: FinishResetRefusal): FieldError[] {
  switch (refusal.code) {
    case 'GONE':
      return []
    case 'PASSWORD_SHORT':
    case 'PASSWORD_LONG':
    case 'PASSWORD_COMMON':
    case 'PASSWORD_PERSONAL':
      return [fieldToMend(t, refusal.code)]
    default:
      return [codeToMend(t, refusal)]
  }
}
