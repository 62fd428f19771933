import { redirect } from 'next/navigation'
import { entryToken } from '#server/api/caller.ts'
import { getTenant } from '../../../_shell/tenant.ts'
import { getText } from '../../../_text/text.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { AppCodeField } from '../../../account/security/app-code-field.tsx'
import { confirmReset } from '../actions.ts'
import { resetPath } from '../reset-path.ts'

/** Asks for the authenticator's code once the telephone is proven. */
export default async function ResetAppPage() {
  if ((await entryToken()) === null) redirect(resetPath)
  const { t, locale } = await getText()
  const { hotline } = await getTenant(locale)
  const { app, finish, ends, other } = t.register.reset
  return (
    <Page back={{ href: resetPath, label: other }}>
      <ActionForm action={confirmReset} title={pageTitle(t, app.title)} words={formWords(t)}>
        <h1>{app.title}</h1>
        <p className="mt-1">{app.lead}</p>
        <div className="mt-4 space-y-4">
          <AppCodeField t={t} />
          <SubmitButton>{finish}</SubmitButton>
          <p className="text-small text-ash">{ends}</p>
        </div>
      </ActionForm>
      <p className="mt-6">{app.lost(hotline)}</p>
    </Page>
  )
}
