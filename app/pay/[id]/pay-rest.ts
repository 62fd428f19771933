'use server'

import { redirect } from 'next/navigation'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { notCreated } from '../../dossiers/not-created.ts'
import { payPath } from './_components/payment-for.ts'

/** Goes on with what is still owed of a choice of which something was paid elsewhere. Nothing is taken or held. */
export async function payRest(publicId: string, _before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(payPath(publicId, ''), async () => {
    const { t } = await getText()
    const made = await (await api()).payments.payRest({ publicId, requestId: textOf(form, 'requestId') })
    if (made.ok) redirect(payPath(made.value.publicId, ''))
    return formBack([{ field: '', message: notCreated(t, made.error) }])
  })
}
