import { redirect } from 'next/navigation'
import { entryToken } from '#server/api/caller.ts'
import { getText } from '../../../_text/text.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { CodeField, Resend } from '../../../account/_ui/code.tsx'
import { type AskedTimes, timesIn } from '../../../account/_ui/code-times.ts'
import { DoneNotice } from '../../../account/_ui/done-notice.tsx'
import { NewPasswordField } from '../../../register/_components/account-fields.tsx'
import { finishReset, sendResetCode } from '../actions.ts'
import { resetPath } from '../reset-path.ts'

type Props = { searchParams: Promise<AskedTimes & { done?: string | string[] }> }

export default async function ResetCodePage({ searchParams }: Props) {
  if ((await entryToken()) === null) redirect(resetPath)
  const { t } = await getText()
  const { done, ...times } = await searchParams
  const { validUntil, nextCodeAt } = timesIn(times)
  const { reset, code } = t.register
  return (
    <Page back={{ href: resetPath, label: reset.other }}>
      <DoneNotice done={done} words={{ SENT: code.resent }} />
      <ActionForm
        key={validUntil}
        action={finishReset}
        title={pageTitle(t, reset.codeTitle)}
        words={formWords(t)}
      >
        <h1>{reset.codeTitle}</h1>
        <p className="mt-1">{reset.sent}</p>
        <div className="mt-4 space-y-4">
          <CodeField validUntil={validUntil} t={t} />
          <NewPasswordField label={reset.password} t={t} />
          <SubmitButton>{reset.finish}</SubmitButton>
          <p className="text-small text-ash">{reset.ends}</p>
        </div>
      </ActionForm>
      <Resend action={sendResetCode} nextCodeAt={nextCodeAt} t={t} />
    </Page>
  )
}
