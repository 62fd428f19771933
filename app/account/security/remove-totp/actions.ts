'use server'

import { redirect } from 'next/navigation'
import type { OwnConfirmation, RemoveTotpRefusal } from '#server/domains/identity/security-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { codeToMend, notSent } from '../../../register/_components/refusals.ts'
import { timesQuery } from '../../_ui/code-times.ts'
import { removeTotpPath } from './remove-totp-path.ts'

const security = '/account/security'

/** Sends whoever has lost the app a code to the telephone. */
export async function sendRemovalCode(_before: FormState): Promise<FormState> {
  return formOrProblem(security, async () => {
    const sent = await (await api()).account.sendTotpRemovalCode()
    if (sent.ok) redirect(`${removeTotpPath}?${timesQuery(sent.value)}`)
    if (sent.error.code === 'NOT_ENROLLED') redirect(security)
    const { t } = await getText()
    return formBack([{ field: '', message: notSent(t, sent.error) }])
  })
}

/** Goes back to codes by SMS. Neither code nor password is put back. */
export async function removeTotp(
  by: OwnConfirmation['by'],
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return formOrProblem(security, async () => {
    const typed = { by, code: textOf(form, 'code'), password: textOf(form, 'password') }
    const removed = await (await api()).account.removeTotp(typed)
    if (removed.ok) redirect(`${security}?done=REMOVED`)
    const { t } = await getText()
    return formBack(removed.error.map((refusal) => toMend(t, by, refusal)))
  })
}

function toMend(t: Texts, by: OwnConfirmation['by'], refusal: RemoveTotpRefusal): FieldError {
  const { refused } = t.account.security.totp
  switch (refusal.code) {
    case 'TOO_MANY':
      return { field: '', message: t.register.tooMany(refusal.retryAfterSeconds) }
    case 'PASSWORD_WRONG':
      return { field: 'password', message: refused[refusal.code] }
    case 'NOT_ENROLLED':
    case 'GONE':
      return redirect(security)
    case 'CODE_WRONG':
      return 'triesLeft' in refusal
        ? codeToMend(t, refusal)
        : { field: 'code', message: refused[refusal.code] }
    case 'CODE_USED':
      return by === 'TOTP'
        ? { field: 'code', message: refused[refusal.code] }
        : codeToMend(t, { code: refusal.code })
    default:
      return codeToMend(t, { code: refusal.code })
  }
}
