'use server'

import { redirect } from 'next/navigation'
import { setAccountCookie, setEntryCookie } from '#server/api/caller.ts'
import type { StartPhoneChangeRefusal } from '#server/domains/identity/security-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { codeToMend, fieldToMend, notSent } from '../../../register/_components/refusals.ts'
import { begunAt, sendAgain } from '../../_shell/send-again.ts'
import { phonePath } from './phone-path.ts'

const codePath = `${phonePath}/code`

/** Sends a code to the telephone in use, for whoever knows the password. */
export async function startPhoneChange(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(phonePath, async () => {
    const phone = textOf(form, 'phone')
    const started = await (await api()).account.startPhoneChange({
      phone,
      password: textOf(form, 'password'),
    })
    if (started.ok) {
      await setEntryCookie(started.value.token)
      redirect(codePath)
    }
    const { t } = await getText()
    return formBack(
      started.error.map((refusal) => toMend(t, refusal)),
      { phone: phone.slice(0, 40) },
    )
  })
}

/** Sends another code to the telephone that is proven now. */
export async function sendPhoneCode(_before: FormState): Promise<FormState> {
  return formOrProblem(phonePath, () =>
    sendAgain(codePath, async (token) => (await api()).account.sendPhoneCode({ token })),
  )
}

/** Takes the code that went to the telephone in use; the next one goes to the new telephone. */
export async function proveOldPhone(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(phonePath, async () => {
    const proven = await (await api()).account.proveOldPhone({
      token: await begunAt(codePath),
      code: textOf(form, 'code'),
    })
    if (proven.ok) {
      await setEntryCookie(proven.value.token)
      redirect(`${codePath}?done=OLD`)
    }
    const { t } = await getText()
    switch (proven.error.code) {
      case 'GONE':
        return redirect(codePath)
      case 'TOO_SOON':
      case 'TOO_MANY':
      case 'CODES_EXHAUSTED':
        return formBack([{ field: '', message: notSent(t, proven.error) }])
      default:
        return formBack([codeToMend(t, proven.error)])
    }
  })
}

/** Takes the code of the new telephone: from now on they sign in with the new telephone; this browser goes on with a new session. */
export async function changePhone(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(phonePath, async () => {
    const changed = await (await api()).account.changePhone({
      token: await begunAt(codePath),
      code: textOf(form, 'code'),
    })
    if (changed.ok) {
      await setEntryCookie(null)
      await setAccountCookie(changed.value.session)
      redirect('/account/security?done=PHONE')
    }
    const { t } = await getText()
    switch (changed.error.code) {
      case 'GONE':
        return redirect(codePath)
      case 'PHONE_TAKEN':
        return formBack([{ field: '', message: t.account.security.phone.refused.PHONE_TAKEN }])
      default:
        return formBack([codeToMend(t, changed.error)])
    }
  })
}

function toMend(t: Texts, refusal: StartPhoneChangeRefusal): FieldError {
  const { security } = t.account
  switch (refusal.code) {
    case 'PHONE_EMPTY':
    case 'PHONE_FORM':
      return fieldToMend(t, refusal.code)
    case 'PHONE_SAME':
      return { field: 'phone', message: security.phone.refused.PHONE_SAME }
    case 'PASSWORD_WRONG':
      return { field: 'password', message: security.totp.refused.PASSWORD_WRONG }
    default:
      return { field: '', message: notSent(t, refusal) }
  }
}
