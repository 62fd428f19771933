import { unstable_rethrow } from 'next/navigation'
import type { ReactElement } from 'react'
import { reportProblem } from '../_trpc/report-problem.ts'
import { ProblemPage } from './problem-page.tsx'

/**
 * The page, or the page that says that something is wrong on our side. Thrown errors are caught here, on
 * the server, because Next's own error page needs script and a payer may have none.
 */
export async function orProblem(render: () => Promise<ReactElement>): Promise<ReactElement> {
  try {
    return await render()
  } catch (error) {
    unstable_rethrow(error)
    await reportProblem(error)
    return <ProblemPage />
  }
}
