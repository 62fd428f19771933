import { redirect, unstable_rethrow } from 'next/navigation'
import { getText } from '../_text/text.ts'
import type { Texts } from '../_text/vi/index.ts'
import { nothingForVisitor } from '../_trpc/nothing-for-visitor.ts'
import { reportProblem } from '../_trpc/report-problem.ts'
import type { FormState } from '../_ui/action-form-context.ts'
import { formBack } from '../_ui/read-form.ts'

type Problem = Texts['common']['problem']
type Answer = () => Promise<FormState>

/**
 * What a form's action answers. When the visitor's session ended meanwhile it leads to `lost`, the page
 * that says how to go on; when something broke on our side the form comes back with that sentence.
 */
export const formOrProblem = (lost: string, answer: Answer): Promise<FormState> =>
  answered(lost, answer, ({ title, next }) => `${title}. ${next}`)

/** The same of a form that takes money: what broke may have done so after the bank had it. */
export const payingFormOrProblem = (lost: string, answer: Answer): Promise<FormState> =>
  answered(lost, answer, ({ title, body, next }) => `${title}. ${body} ${next}`)

async function answered(lost: string, answer: Answer, say: (problem: Problem) => string): Promise<FormState> {
  try {
    return await answer()
  } catch (error) {
    unstable_rethrow(error)
    if (nothingForVisitor(error)) redirect(lost)
    await reportProblem(error)
    const { t } = await getText()
    return formBack([{ field: '', message: say(t.common.problem) }])
  }
}
