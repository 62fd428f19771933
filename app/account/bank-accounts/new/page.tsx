import { getText } from '../../../_text/text.ts'
import { api } from '../../../_trpc/visitor.ts'
import { Page } from '../../../_ui/page.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { AccountForm } from '../_components/account-form.tsx'
import { bankAccountsPath } from '../_components/registration-path.ts'
import { createRegistration } from './create-registration.ts'

/** `replaces` names the registration that is taken over from; with `renew` it is for the same account. */
type Props = { searchParams: Promise<{ replaces?: string | string[]; renew?: string | string[] }> }

const FORM_NUMBER = /^\d{12}$/

export default function NewBankAccountPage({ searchParams }: Props) {
  return accountPage({ here: `${bankAccountsPath}/new`, roles: ['OWNER'] }, async () => {
    const { locale, t } = await getText()
    const asked = await searchParams
    const number = [asked.replaces ?? ''].flat().join('')
    const given = await (await api()).registrations.begin({
      replaces: FORM_NUMBER.test(number) ? number : null,
    })
    const { replaces, accountHolder } = given
    const words = t.bankAccounts.form
    const renews = replaces !== null && asked.renew !== undefined
    const title = renews ? words.renewTitle : replaces ? words.replaceTitle : words.title
    return (
      <Page back={{ href: bankAccountsPath, label: t.bankAccounts.title }}>
        <AccountForm
          title={title}
          given={given}
          start={{
            accountHolder,
            ...(replaces && {
              ...(renews && { bank: replaces.bank.connector, branch: replaces.branch }),
              scope: replaces.scope,
              dailyLimit: replaces.dailyLimit,
            }),
          }}
          replaces={replaces?.accountMask}
          action={createRegistration.bind(null, replaces?.number ?? null)}
          locale={locale}
          t={t}
        />
      </Page>
    )
  })
}
