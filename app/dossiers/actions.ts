'use server'

import { redirect } from 'next/navigation'
import { doAndShow } from '../_shell/do-and-show.ts'
import { formOrProblem } from '../_shell/form-or-problem.ts'
import { getText } from '../_text/text.ts'
import { api } from '../_trpc/visitor.ts'
import type { FormState } from '../_ui/action-form-context.ts'
import { formBack, textOf } from '../_ui/read-form.ts'
import { notCreated } from './not-created.ts'

/** Makes one payment of the ticked dossiers and leads to its check page. */
export async function createPayment(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/dossiers', async () => {
    const { t } = await getText()
    const dossierIds = form.getAll('dossier').filter((value) => typeof value === 'string')
    const made = await (await api()).payments.create({ dossierIds, requestId: textOf(form, 'requestId') })
    if (made.ok) redirect(`/pay/${made.value.publicId}`)
    return formBack([{ field: '', message: notCreated(t, made.error) }])
  })
}

/** Takes a dossier off the visitor's list; the dossier itself is untouched. */
export async function removeDossier(dossierId: string): Promise<void> {
  return doAndShow('/dossiers', async () => (await api()).dossiers.remove({ dossierId }))
}
