'use server'

import { redirect } from 'next/navigation'
import type { StatementPeriod } from '#server/domains/payments/statement-contract.ts'
import { formOrProblem } from '../../../_shell/form-or-problem.ts'
import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import type { FormState } from '../../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../../_ui/read-form.ts'
import { periodAddress, statementsPath } from '../period-address.ts'

/** Keeps what the accountant calls a payment, and leads back to the statement that they came from. */
export async function saveReference(
  publicId: string,
  period: StatementPeriod,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return formOrProblem(statementsPath, async () => {
    const { t } = await getText()
    const text = textOf(form, 'ownReference')
    const saved = await (await api()).statements.setOwnReference({ publicId, text })
    if (saved.ok || saved.error.code === 'NOT_FOUND') {
      redirect(periodAddress(period, saved.ok ? { done: 'reference' } : {}))
    }
    const message = t.statements.reference.tooLong
    return formBack([{ field: 'ownReference', message }], { ownReference: text })
  })
}
