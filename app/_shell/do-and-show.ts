import { redirect } from 'next/navigation'
import { nothingForVisitor } from '../_trpc/nothing-for-visitor.ts'
import { reportProblem } from '../_trpc/report-problem.ts'

/** Does what a button without fields asks for and leads to the page that shows what is now the case. */
export async function doAndShow(page: string, ask: () => Promise<unknown>): Promise<never> {
  try {
    await ask()
  } catch (error) {
    if (!nothingForVisitor(error)) await reportProblem(error)
  }
  redirect(page)
}
