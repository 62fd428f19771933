'use server'

import { redirect } from 'next/navigation'
import { entryToken, setAccountCookie, setEntryCookie } from '#server/api/caller.ts'
import type { VerifyRefusal } from '#server/domains/identity/account-contract.ts'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { tries } from '../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { codeToMend, fieldToMend, notSent } from '../_components/refusals.ts'

const here = '/register/verify'

/** Takes the code: right, the account is open and whoever typed it is signed in. */
export async function verify(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(here, async () => {
    const token = await begun()
    const verified = await (await tries()).accountEntry.verify({ token, code: textOf(form, 'code') })
    if (!verified.ok) {
      const { t } = await getText()
      return formBack([toMend(t, verified.error)])
    }
    await setEntryCookie(null)
    await setAccountCookie(verified.value.session)
    redirect('/account?done=welcome')
  })
}

/** Sends a new code to the same telephone; the old one stops working. */
export async function sendNewCode(_before: FormState): Promise<FormState> {
  return formOrProblem(here, async () => {
    const token = await begun()
    const sent = await (await tries()).accountEntry.sendCode({ token })
    if (sent.ok) redirect(`${here}?done=SENT`)
    if (sent.error.code === 'GONE') redirect(here)
    const { t } = await getText()
    return formBack([{ field: '', message: notSent(t, sent.error) }])
  })
}

/** Corrects the telephone that was mistyped, and sends a code to the right one. */
export async function correctPhone(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(here, async () => {
    const token = await begun()
    const phone = textOf(form, 'phone')
    const corrected = await (await tries()).accountEntry.correctPhone({ token, phone })
    if (corrected.ok) redirect(`${here}?done=CORRECTED`)
    const { t } = await getText()
    const values = { phone: phone.slice(0, 40) }
    switch (corrected.error.code) {
      case 'GONE':
        return redirect(here)
      case 'PHONE_EMPTY':
      case 'PHONE_FORM':
        return formBack([fieldToMend(t, corrected.error.code)], values)
      default:
        return formBack([{ field: 'phone', message: notSent(t, corrected.error) }], values)
    }
  })
}

/** What this browser has begun; leads to the page that says that it is over where there is nothing. */
async function begun(): Promise<string> {
  return (await entryToken()) ?? redirect(here)
}

function toMend(t: Texts, refusal: VerifyRefusal): FieldError {
  const { refused } = t.register.verify
  switch (refusal.code) {
    case 'GONE':
    case 'PHONE_TAKEN':
    case 'INVITATION_OVER':
      return { field: '', message: refused[refusal.code] }
    default:
      return codeToMend(t, refusal)
  }
}
