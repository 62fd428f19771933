import { redirect, unstable_rethrow } from 'next/navigation'
import { getText } from '../_text/text.ts'
import { nothingForVisitor } from '../_trpc/nothing-for-visitor.ts'
import { reportProblem } from '../_trpc/report-problem.ts'
import type { FormState } from '../_ui/action-form-context.ts'
import { formBack } from '../_ui/read-form.ts'

/**
 * What a form's action answers. When the visitor's session ended meanwhile it leads to `lost`, the page
 * that says how to go on; when something broke on our side the form comes back with that sentence.
 */
export async function formOrProblem(lost: string, answer: () => Promise<FormState>): Promise<FormState> {
  try {
    return await answer()
  } catch (error) {
    unstable_rethrow(error)
    if (nothingForVisitor(error)) redirect(lost)
    await reportProblem(error)
    const { t } = await getText()
    const { title, next } = t.common.problem
    return formBack([{ field: '', message: `${title}. ${next}` }])
  }
}
