'use server'

import { redirect } from 'next/navigation'
import { formatTime } from '#lib/dates.ts'
import type { CardFieldProblem, StartCardRefusal } from '#server/domains/payments/card-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { knownPayment } from '../../../_trpc/known-payment.ts'
import { api, tries } from '../../../_trpc/visitor.ts'
import type { FieldError, FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { isAboutTheCard } from '../_components/about-the-card.ts'
import { currentPath, payPath } from '../_components/payment-for.ts'

/**
 * Asks the bank about the card. Number, name and date that it does not accept lead back to the form; all else
 * leads to the page where the payment now stands. Of the card only the holder's name is put back.
 */
export async function startCard(
  publicId: string,
  issuerBin: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const { t } = await getText()
    const holderName = textOf(form, 'holderName')
    const back = (errors: readonly FieldError[]) => formBack(errors, { holderName: holderName.slice(0, 64) })

    const started = await (await tries()).payments.startCard({
      publicId,
      issuerBin,
      card: {
        number: textOf(form, 'number'),
        holderName,
        date: textOf(form, 'date'),
        acceptTerms: textOf(form, 'acceptTerms') === 'yes',
      },
      requestId: textOf(form, 'requestId'),
    })
    if (!started.ok) return back(await refusals(t, started.error, issuerBin, publicId))

    const { publicId: own, state } = started.value
    const wrong = state === 'DECLINED' ? await notAccepted(t, own) : null
    return wrong ? back([wrong]) : redirect(currentPath(own, state))
  })
}

/** That the bank does not accept what was typed, or null when its refusal is about something else. */
async function notAccepted(t: Texts, publicId: string): Promise<FieldError | null> {
  const reason = (await knownPayment(publicId))?.attempt?.reason
  if (!reason || !isAboutTheCard(reason)) return null
  const { what, next } = t.result.reasons[reason]
  return { field: '', message: `${what} ${next}` }
}

async function refusals(
  t: Texts,
  error: StartCardRefusal,
  issuerBin: string,
  publicId: string,
): Promise<readonly FieldError[]> {
  const { refused } = t.pay.card
  // The check page leads on to where the payment stands, or names what changed.
  if (error.code === 'NOT_PAYABLE' || error.code === 'CHARGES_CHANGED' || error.code === 'NOT_YOURS')
    redirect(payPath(publicId, ''))
  if (error.code === 'ISSUER_UNKNOWN') return [{ field: '', message: refused.issuerUnknown }]
  if (error.code === 'HELD') {
    return [{ field: '', message: refused.held(error.until && formatTime(new Date(error.until))) }]
  }
  if (error.code === 'TOO_MANY_CODES') {
    const { retryAfterSeconds: wait } = error
    return [{ field: '', message: t.pay.manyCodes(wait), wait }]
  }
  if (error.code === 'TOO_MANY') {
    const { retryAfterSeconds: wait } = error
    return [{ field: '', message: t.dossiers.refused.TOO_MANY(wait), wait }]
  }
  const issuers = await (await api()).directory.issuers()
  const bank = issuers.find(({ bin }) => bin === issuerBin)?.shortName ?? issuerBin
  return fieldErrors(t, error.fields, bank)
}

/** One sentence per field, in the order of the fields on the page. */
function fieldErrors(t: Texts, fields: CardFieldProblem, bank: string): readonly FieldError[] {
  const { refused } = t.pay.card
  const errors: FieldError[] = []
  if (fields.number) errors.push({ field: 'number', message: numberMessage(t, fields, bank) })
  if (fields.date) errors.push({ field: 'date', message: refused.date[fields.date] })
  if (fields.holderName) {
    errors.push({ field: 'holderName', message: refused.holderName[fields.holderName] })
  }
  if (fields.acceptTerms) errors.push({ field: 'acceptTerms', message: refused.acceptTerms })
  return errors
}

function numberMessage(t: Texts, { number, numberDigits }: CardFieldProblem, bank: string): string {
  const { number: refused } = t.pay.card.refused
  if (number === 'LENGTH') return refused.LENGTH(numberDigits ?? 0)
  if (number === 'OTHER_ISSUER') return refused.OTHER_ISSUER(bank)
  return refused[number ?? 'EMPTY']
}
