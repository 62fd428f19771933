import type { Locale } from '#lib/locale.ts'
import type { RegistrationView } from '#server/domains/registrations/contract.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { shortBankName } from '../../../_ui/short-bank-name.ts'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { listPath } from '../../dossiers/list-address.ts'
import { bankAccountsPath, registrationPath } from '../_components/registration-path.ts'
import { DoneNow } from './_components/done-now.tsx'
import { History } from './_components/history.tsx'
import { knownRegistration, type NumberParams } from './_components/known-registration.ts'
import { Manage } from './_components/manage.tsx'
import { NoRegistration } from './_components/no-registration.tsx'
import { RegistrationFacts } from './_components/registration-facts.tsx'
import { Standing } from './_components/standing.tsx'
import { TheForm } from './_components/the-form.tsx'
import { WayToApproval } from './_components/way-to-approval.tsx'
import { makeForm } from './actions.ts'

type Props = NumberParams & { searchParams: Promise<{ done?: string | string[] }> }

export default async function RegistrationPage({ params, searchParams }: Props) {
  const { number } = await params
  return accountPage({ here: registrationPath(number) }, async ({ role }) => {
    const { locale, t } = await getText()
    const registration = await knownRegistration(number)
    if (!registration) return <NoRegistration t={t} />
    const { done } = await searchParams
    const bank = shortBankName(registration.bank.name[locale])
    const named = t.bankAccounts.named(registration.accountMask)
    const shared = { registration, locale, t }
    return (
      <Page back={{ href: bankAccountsPath, label: t.bankAccounts.title }}>
        <DoneNow done={done} state={registration.state} t={t} />
        <ActionForm
          action={makeForm.bind(null, registration.number, registration.version)}
          title={pageTitle(t, `${named}, ${bank}`)}
          words={formWords(t)}
        >
          <h1 className="figures">{named}</h1>
          <p className="mt-1">{bank}</p>
          {registration.isDefault && <p className="font-medium">{t.bankAccounts.default}</p>}
          <div className="mt-4">
            <Standing {...shared} />
          </div>
          <TheForm registration={registration} t={t} />
          <ToDossiers registration={registration} t={t} />
          <Facts {...shared} />
          <MakeForm registration={registration} t={t} />
        </ActionForm>
        <WayToApproval state={registration.state} t={t} />
        <Manage registration={registration} isOwner={role === 'OWNER'} t={t} />
        <History history={registration.history} locale={locale} t={t} />
      </Page>
    )
  })
}

/** The next step once it pays. */
function ToDossiers({ registration, t }: { registration: RegistrationView; t: Texts }) {
  const { state, mandate } = registration
  if (state !== 'APPROVED' || mandate !== 'CONFIRMED') return null
  return (
    <div className="mt-4">
      <ButtonLink href={listPath}>{t.account.home.steps.pay.title}</ButtonLink>
    </div>
  )
}

type FactsProps = { readonly registration: RegistrationView; readonly locale: Locale; readonly t: Texts }

function Facts({ registration, locale, t }: FactsProps) {
  const { check, facts } = t.bankAccounts
  return (
    <section className="mt-8" aria-labelledby="facts">
      <h2 id="facts">{isToBeMade(registration) ? check.heading : facts.heading}</h2>
      <div className="mt-2">
        <RegistrationFacts registration={registration} locale={locale} t={t} />
      </div>
    </section>
  )
}

/** Whether its next step is the form: one that waits at the bank already is only downloaded again. */
function isToBeMade({ state, actions }: RegistrationView): boolean {
  return state !== 'AWAITING_FORM' && actions.includes('PRINT')
}

/** The last look before the form is made; what is wrong is changed first. */
function MakeForm({ registration, t }: { registration: RegistrationView; t: Texts }) {
  if (!isToBeMade(registration)) return null
  const { number, actions } = registration
  const { check } = t.bankAccounts
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      <SubmitButton>{check.submit}</SubmitButton>
      {actions.includes('EDIT') && (
        <ButtonLink href={registrationPath(number, 'edit')} kind="secondary">
          {check.edit}
        </ButtonLink>
      )}
    </div>
  )
}
