import { unstable_rethrow } from 'next/navigation'
import { getText } from '../_text/text.ts'
import { reportProblem } from '../_trpc/report-problem.ts'
import type { FormState } from '../_ui/action-form-context.ts'
import { formBack } from '../_ui/read-form.ts'

/** What a form's action answers, or, when something broke on our side, the form with that sentence. */
export async function formOrProblem(answer: () => Promise<FormState>): Promise<FormState> {
  try {
    return await answer()
  } catch (error) {
    unstable_rethrow(error)
    await reportProblem(error)
    const { t } = await getText()
    const { title, next } = t.common.problem
    return formBack([{ field: '', message: `${title}. ${next}` }])
  }
}
