'use server'

import { redirect } from 'next/navigation'
import type { DebitConfirmation, DebitRefusal } from '#server/domains/payments/account-contract.ts'
import { formOrProblem, payingFormOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { currentPath, payPath } from '../_components/payment-for.ts'
import { codeNotSent, debitRefused } from './refused.ts'

const uuid = /^[0-9a-f-]{36}$/

/** Orders the debit of the chosen account, or leads to where it is confirmed with a code. */
export async function orderDebit(publicId: string, _before: FormState, form: FormData): Promise<FormState> {
  return payingFormOrProblem(payPath(publicId, 'account'), async () => {
    const { t } = await getText()
    const registrationId = textOf(form, 'account')
    if (!uuid.test(registrationId))
      return formBack([{ field: 'account', message: t.payAccount.refused.ACCOUNT_EMPTY }])
    const refused = await debit(publicId, registrationId, { by: 'SESSION' }, form)
    if (refused.code === 'CODE_NEEDED') redirect(confirmPath(publicId, registrationId))
    const message = debitRefused(t, publicId, refused)
    return formBack([{ field: '', message }], { account: registrationId })
  })
}

/** Orders it with the code that was typed: of the authenticator, or of the SMS where one was sent. */
export async function confirmDebit(
  publicId: string,
  registrationId: string,
  by: 'TOTP' | 'SMS',
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return payingFormOrProblem(payPath(publicId, 'account'), async () => {
    const { t } = await getText()
    const confirmation = { by, typed: textOf(form, 'code') }
    const refused = await debit(publicId, registrationId, confirmation, form)
    const message = debitRefused(t, publicId, refused)
    return formBack([{ field: refused.code.startsWith('CODE') ? 'code' : '', message }])
  })
}

/** Sends a code to the telephone of whoever is signed in. */
export async function sendCode(
  publicId: string,
  registrationId: string,
  _before: FormState,
  _form: FormData,
): Promise<FormState> {
  return formOrProblem(payPath(publicId, 'account'), async () => {
    const { t } = await getText()
    const sent = await (await api()).payments.sendDebitCode({ publicId, registrationId })
    if (!sent.ok) return formBack([{ field: '', message: codeNotSent(t, sent.error) }])
    const { validUntil, nextCodeAt } = sent.value
    redirect(`${confirmPath(publicId, registrationId)}&sent=${validUntil}&next=${nextCodeAt}`)
  })
}

/** Makes the instruction and leads to it. */
export async function printInstead(publicId: string, _before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const { t } = await getText()
    const requestId = textOf(form, 'requestId')
    const printed = await (await api()).payments.printInstruction({ publicId, requestId })
    if (printed.ok) redirect(payPath(publicId, 'instruction'))
    if (printed.error.code === 'NOT_PAYABLE') redirect(currentPath(publicId, printed.error.state))
    return formBack([{ field: '', message: t.instruction.refused.NOTHING_OWED }])
  })
}

/** Leads to where the payment stands once the debit was ordered; answers why it was not. */
async function debit(
  publicId: string,
  registrationId: string,
  confirmation: DebitConfirmation,
  form: FormData,
): Promise<DebitRefusal> {
  const requestId = textOf(form, 'requestId')
  const order = { publicId, registrationId, confirmation, requestId }
  const ordered = await (await api()).payments.debitAccount(order)
  return ordered.ok ? redirect(currentPath(publicId, ordered.value.state)) : ordered.error
}

const confirmPath = (publicId: string, registrationId: string): string =>
  `${payPath(publicId, 'account')}/confirm?account=${registrationId}`
