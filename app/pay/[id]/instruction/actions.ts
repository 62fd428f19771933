'use server'

import { redirect } from 'next/navigation'
import type { InstructionRefusal } from '#server/domains/payments/contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { currentPath, payPath } from '../_components/payment-for.ts'

/** Makes a new instruction where the last one has ended. */
export async function printAgain(publicId: string, _before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const requestId = textOf(form, 'requestId')
    const printed = await (await api()).payments.printInstruction({ publicId, requestId })
    return printed.ok ? redirect(payPath(publicId, 'instruction')) : refused(publicId, printed.error)
  })
}

/** Replaces the number by a new one; the old one stops working. */
export async function reissue(publicId: string, _before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const requestId = textOf(form, 'requestId')
    const made = await (await api()).payments.reissueInstruction({ publicId, requestId })
    // Where fees were added it is another payment, for all that the dossiers owe.
    return made.ok ? redirect(payPath(made.value.publicId, 'instruction')) : refused(publicId, made.error)
  })
}

/** Ends the number; what is owed stays owed. */
export async function cancel(publicId: string, _before: FormState): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const cancelled = await (await api()).payments.cancelInstruction({ publicId })
    return cancelled.ok ? redirect(payPath(publicId, 'instruction')) : refused(publicId, cancelled.error)
  })
}

/** A payment that moved on meanwhile is shown where it stands; all else comes back as a sentence. */
async function refused(publicId: string, error: InstructionRefusal): Promise<FormState> {
  if (error.code === 'NOT_PAYABLE') redirect(currentPath(publicId, error.state))
  const { t } = await getText()
  return formBack([{ field: '', message: t.instruction.refused[error.code] }])
}
