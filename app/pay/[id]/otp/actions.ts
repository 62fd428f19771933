'use server'

import { redirect } from 'next/navigation'
import type { OtpRefusal } from '#server/domains/payments/card-contract.ts'
import { doAndShow } from '../../../_shell/do-and-show.ts'
import { formOrProblem, payingFormOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { knownPayment } from '../../../_trpc/known-payment.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { currentPath, payPath } from '../_components/payment-for.ts'

/** Sends the code to the bank: from here the money may be taken. */
export async function submitCode(publicId: string, _before: FormState, form: FormData): Promise<FormState> {
  return payingFormOrProblem(payPath(publicId, ''), async () => {
    const { t } = await getText()
    const sent = await (await api()).payments.submitOtp({ publicId, otp: textOf(form, 'otp') })
    if (!sent.ok) return formBack([{ field: 'otp', message: refusal(t, sent.error, publicId) }])
    const wrong = await codeError(t, publicId)
    return wrong
      ? formBack([{ field: 'otp', message: wrong }])
      : redirect(currentPath(publicId, sent.value.state))
  })
}

/** Asks the bank for a new code, which replaces the old one. */
export async function sendNewCode(publicId: string, _before: FormState): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const { t } = await getText()
    const sent = await (await api()).payments.newOtp({ publicId })
    if (!sent.ok) return formBack([{ field: '', message: refusal(t, sent.error, publicId) }])
    const awaiting = sent.value.state === 'AWAITING_OTP'
    redirect(awaiting ? `${payPath(publicId, 'otp')}?sent=1` : currentPath(publicId, sent.value.state))
  })
}

/** Lets go of the attempt before anything was sent; no money is taken. */
export async function cancelAttempt(publicId: string): Promise<void> {
  return doAndShow(payPath(publicId, 'result'), async () =>
    (await api()).payments.cancelAttempt({ publicId }),
  )
}

/** What the bank said of the code, while another may still be typed. */
async function codeError(t: Texts, publicId: string): Promise<string | null> {
  const payment = await knownPayment(publicId)
  const otp = payment?.state === 'AWAITING_OTP' ? payment.attempt?.otp : null
  if (!otp?.error) return null
  const { refused, tries } = t.pay.otp
  return otp.error === 'WRONG' ? `${refused.WRONG} ${tries(otp.triesLeft)}` : refused[otp.error]
}

function refusal(t: Texts, error: OtpRefusal, publicId: string): string {
  const { refused } = t.pay.otp
  if (error.code === 'NOT_AWAITING_OTP' || error.code === 'NOT_YOURS') redirect(`/pay/${publicId}`)
  if (error.code === 'OTP_FORM') return refused.OTP_FORM(error.digits)
  if (error.code === 'OTP_TOO_SOON') return refused.OTP_TOO_SOON(error.retryAfterSeconds)
  if (error.code === 'TOO_MANY_CODES') return t.pay.manyCodes(error.retryAfterSeconds)
  return refused[error.code]
}
