import { redirect } from 'next/navigation'
import { orProblem } from '../../../../_shell/or-problem.tsx'
import { getText } from '../../../../_text/text.ts'
import { ActionForm } from '../../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../../_ui/form-words.ts'
import { Page } from '../../../../_ui/page.tsx'
import { SubmitButton } from '../../../../_ui/submit-button.tsx'
import { signedInAccount } from '../../../_shell/signed-in-account.ts'
import { CodeField, Resend } from '../../../_ui/code.tsx'
import { type AskedTimes, timesIn } from '../../../_ui/code-times.ts'
import { join, sendJoinCode } from '../actions.ts'
import { invitationPath } from '../invitation-path.ts'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<AskedTimes & { id?: string | string[] }>
}

/** Where somebody signed in types the code that was sent to the invited telephone. */
export default function InvitationCodePage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const { token } = await params
    const here = invitationPath(token)
    const { maskedPhone } = await signedInAccount(here)
    const { t } = await getText()
    const { id, ...times } = await searchParams
    if (typeof id !== 'string') redirect(here)
    const { validUntil, nextCodeAt } = timesIn(times)
    const words = t.account.invitation
    return (
      <Page back={{ href: here, label: words.title }}>
        <ActionForm
          key={id}
          action={join.bind(null, token, id)}
          title={pageTitle(t, words.codeTitle)}
          words={formWords(t)}
        >
          <h1>{words.codeTitle}</h1>
          <p className="mt-1">{t.register.verify.sentTo(maskedPhone.replaceAll(' ', '\u00A0'))}</p>
          <div className="mt-4 space-y-4">
            <CodeField validUntil={validUntil} t={t} />
            <SubmitButton>{words.submit}</SubmitButton>
          </div>
        </ActionForm>
        <Resend action={sendJoinCode.bind(null, token)} nextCodeAt={nextCodeAt} t={t} />
      </Page>
    )
  })
}
