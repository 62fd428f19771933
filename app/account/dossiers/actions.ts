'use server'

import { redirect } from 'next/navigation'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'
import { notCreated } from '../../dossiers/not-created.ts'
import { addressOf, fields, listPath, readAddress } from './list-address.ts'

/** Makes one payment of the ticked dossiers and leads to its check page. */
export async function payChosen(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(listPath, async () => {
    const { t } = await getText()
    const dossierIds = form.getAll('dossier').filter((value) => typeof value === 'string')
    const made = await (await api()).payments.create({ dossierIds, requestId: textOf(form, 'requestId') })
    if (made.ok) redirect(`/pay/${made.value.publicId}`)
    return formBack([{ field: '', message: notCreated(t, made.error) }])
  })
}

/**
 * Makes one payment of all that the page said the filter finds. Where that is not what it finds now, it leads back to the
 * list, which says so and what is left: nobody pays what no page has shown.
 */
export async function payAll(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem(listPath, async () => {
    const { t } = await getText()
    const typed = Object.values(fields).map((name) => [name, textOf(form, name)])
    const { filter } = readAddress(Object.fromEntries(typed))
    const [asOf, total] = [textOf(form, 'asOf'), textOf(form, 'total')]
    const shown = { asOf, total, count: Number(textOf(form, 'count')) }
    const made = await (await api()).dossiers.payAll({ filter, shown, requestId: textOf(form, 'requestId') })
    if (made.ok) redirect(`/pay/${made.value.publicId}`)
    if (made.error.code === 'CHANGED') redirect(addressOf(filter, { changed: '1' }))
    return formBack([{ field: '', message: t.dossiers.refused[made.error.code] }])
  })
}
