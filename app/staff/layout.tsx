import type { ReactNode } from 'react'
import { getText } from '../_text/text.ts'
import { reportProblem } from '../_trpc/report-problem.ts'
import { DeskHeader } from './_shell/desk-header.tsx'
import { signedIn } from './_shell/signed-in.ts'
import { DeskShell } from './_ui/desk-shell.tsx'

/** The shell of the desks, for whoever is signed in; sign-in and invitations stand without it. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const staff = await signedIn().catch(reportProblem)
  if (!staff) return children
  const { locale, t } = await getText()
  return (
    <DeskShell value={{ locale, words: t.staff.desk }} header={<DeskHeader staff={staff} t={t} />}>
      {children}
    </DeskShell>
  )
}
