import { redirect } from 'next/navigation'
import { getText } from '../../../../_text/text.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { Page } from '../../../../_ui/page.tsx'
import { accountPage } from '../../../_shell/account-page.tsx'
import { AccountForm } from '../../_components/account-form.tsx'
import { registrationPath } from '../../_components/registration-path.ts'
import { knownRegistration, type NumberParams } from '../_components/known-registration.ts'
import { NoRegistration } from '../_components/no-registration.tsx'
import { editRegistration } from './edit-registration.ts'

export default async function EditPage({ params }: NumberParams) {
  const { number } = await params
  const here = registrationPath(number)
  return accountPage({ here: registrationPath(number, 'edit'), roles: ['OWNER'] }, async () => {
    const { locale, t } = await getText()
    const registration = await knownRegistration(number)
    if (!registration) return <NoRegistration t={t} />
    const { actions, bank, branch, accountHolder, scope, dailyLimit, version, replaces } = registration
    if (!actions.includes('EDIT')) redirect(here)
    const given = await (await api()).registrations.begin({ replaces })
    return (
      <Page back={{ href: here, label: t.bankAccounts.facts.heading }}>
        <AccountForm
          title={t.bankAccounts.form.editTitle}
          given={given}
          start={{ bank: bank.connector, branch, accountHolder, scope, dailyLimit, anew: true }}
          replaces={given.replaces?.accountMask}
          action={editRegistration.bind(null, number, version)}
          locale={locale}
          t={t}
        />
      </Page>
    )
  })
}
