'use server'

import { redirect } from 'next/navigation'
import { setVisitorCookie } from '#server/api/caller.ts'
import type { FindPaymentRefusal } from '#server/domains/payments/contract.ts'
import { formOrProblem } from '../_shell/form-or-problem.ts'
import { getText } from '../_text/text.ts'
import type { Texts } from '../_text/vi/index.ts'
import { tries } from '../_trpc/visitor.ts'
import type { FieldError, FormState } from '../_ui/action-form-context.ts'
import { formBack, textOf } from '../_ui/read-form.ts'
import { payPath } from '../pay/[id]/_components/payment-for.ts'

/** Opens a payment to whoever knows its code, or an instruction's number, and one fact of an applicant in it. */
export async function findPayment(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/find', async () => {
    const { t } = await getText()
    const id = textOf(form, 'id')
    const fact = textOf(form, 'fact')
    const found = await (await tries()).payments.find({ publicId: id, fact })
    if (found.ok) {
      if (found.value.visitorToken) await setVisitorCookie(found.value.visitorToken)
      const { publicId, byNumber } = found.value
      redirect(payPath(publicId, byNumber ? 'instruction' : ''))
    }
    const errors = [refusal(t, found.error)]
    if (found.error.code === 'ID_EMPTY' && !fact.trim()) errors.push(refusal(t, { code: 'FACT_EMPTY' }))
    return formBack(errors, { id: id.slice(0, 40) })
  })
}

function refusal(t: Texts, error: FindPaymentRefusal): FieldError {
  if (error.code === 'TOO_MANY') {
    const { retryAfterSeconds: wait } = error
    return { field: '', message: t.dossiers.refused.TOO_MANY(wait), wait }
  }
  return { field: error.code.startsWith('FACT') ? 'fact' : 'id', message: t.find.refused[error.code] }
}
