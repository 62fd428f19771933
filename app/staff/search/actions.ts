'use server'

import { redirect } from 'next/navigation'
import { formOrProblem } from '../../_shell/form-or-problem.ts'
import { getText } from '../../_text/text.ts'
import { api } from '../../_trpc/visitor.ts'
import type { FormState } from '../../_ui/action-form-context.ts'
import { formBack, textOf } from '../../_ui/read-form.ts'

type Said = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }

const page = '/staff/search'

/** Says yes to what another operator proposed about a holder. */
export async function approveHolder(proposalId: string): Promise<void> {
  show(await (await api()).trace.approveHolder({ proposalId }))
}

/** Takes back what one proposed oneself. */
export async function withdrawHolder(proposalId: string): Promise<void> {
  show(await (await api()).trace.withdrawHolder({ proposalId }))
}

/** Says no to what another operator proposed; without a reason the form comes back. */
export async function rejectHolder(
  proposalId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return formOrProblem(page, async () => {
    const field = `reason-${proposalId}`
    const said = await (await api()).trace.rejectHolder({ proposalId, reason: textOf(form, field) })
    if (said.ok || said.error.code !== 'REASON_EMPTY') return show(said)
    const { t } = await getText()
    return formBack([{ field, message: t.trace.holder.refused.REASON_EMPTY }])
  })
}

function show(said: Said): never {
  redirect(said.ok ? `${page}?said=DONE` : `${page}?refused=${said.error.code}`)
}
