'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { knownPayment } from '../../_trpc/known-payment.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { notCreated } from '../../dossiers/not-created.ts'
import { currentPath, payPath } from './_components/payment-for.ts'
import { isWay, WAY_COOKIE, type Way } from './_components/ways.ts'

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60

/** Leads to the account or the card, or makes the instruction and leads to it. Nothing is taken or held. */
export async function chooseWay(publicId: string, _before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const { t } = await getText()
    const way = textOf(form, 'way')
    if (!isWay(way)) return formBack([{ field: 'way', message: t.pay.check.wayEmpty }])
    await remember(way)
    if (way === 'CARD') redirect(payPath(publicId, 'bank'))
    if (way === 'ACCOUNT') return toAccount(publicId, textOf(form, 'requestId'), t)
    const printed = await (await api()).payments.printInstruction({
      publicId,
      requestId: textOf(form, 'requestId'),
    })
    if (printed.ok) redirect(`${payPath(publicId, 'instruction')}?way=${way}`)
    if (printed.error.code === 'NOT_PAYABLE') redirect(currentPath(publicId, printed.error.state))
    return formBack([{ field: '', message: t.instruction.refused[printed.error.code] }], { way })
  })
}

/** Leads to the account, of an own payment over the same fees where this one is another's. */
async function toAccount(publicId: string, requestId: string, t: Texts): Promise<FormState> {
  const payment = await knownPayment(publicId)
  if (!payment || payment.may.includes('DEBIT')) redirect(payPath(publicId, 'account'))
  const own = await (await api()).payments.payRest({ publicId, requestId })
  if (own.ok) redirect(payPath(own.value.publicId, 'account'))
  return formBack([{ field: '', message: notCreated(t, own.error) }], { way: 'ACCOUNT' })
}

async function remember(way: Way): Promise<void> {
  const jar = await cookies()
  jar.set(WAY_COOKIE, way, { path: '/', maxAge: YEAR_IN_SECONDS, sameSite: 'lax', httpOnly: true })
}
