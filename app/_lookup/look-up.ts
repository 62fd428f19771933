'use server'

import { redirect } from 'next/navigation'
import { setVisitorCookie } from '#server/api/caller.ts'
import type { LookUpRefusal } from '#server/domains/dossiers/contract.ts'
import { formOrProblem } from '../_shell/form-or-problem.ts'
import { getText } from '../_text/text.ts'
import type { Texts } from '../_text/vi/index.ts'
import { tries } from '../_trpc/visitor.ts'
import type { FieldError, FormState } from '../_ui/action-form-context.ts'
import { formBack, textOf } from '../_ui/read-form.ts'

/** Puts the dossier named on the visitor's list and leads there, or says what does not fit. */
export async function lookUp(_before: FormState, form: FormData): Promise<FormState> {
  return formOrProblem('/', async () => {
    const { t } = await getText()
    const code = textOf(form, 'code')
    const fact = textOf(form, 'fact')
    const found = await (await tries()).dossiers.lookUp({ code, fact })
    if (found.ok) {
      if (found.value.visitorToken) await setVisitorCookie(found.value.visitorToken)
      redirect('/dossiers')
    }
    const errors = [refusal(t, found.error)]
    if (found.error.code === 'CODE_EMPTY' && !fact.trim()) errors.push(refusal(t, { code: 'FACT_EMPTY' }))
    return formBack(errors, { code: code.slice(0, 60) })
  })
}

function refusal(t: Texts, error: LookUpRefusal): FieldError {
  const { refused } = t.dossiers
  if (error.code === 'TOO_MANY') {
    const { retryAfterSeconds: wait } = error
    return { field: '', message: refused.TOO_MANY(wait), wait }
  }
  const field = error.code.startsWith('FACT') ? 'fact' : 'code'
  return { field, message: refused[error.code] }
}
