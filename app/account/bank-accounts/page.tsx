import type { RegistrationListItem } from '#server/domains/registrations/contract.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { accountPage } from '../_shell/account-page.tsx'
import { RegistrationCard } from './_components/registration-card.tsx'
import { bankAccountsPath } from './_components/registration-path.ts'

export default function BankAccountsPage() {
  return accountPage({ here: bankAccountsPath }, async ({ role }) => {
    const { locale, t } = await getText()
    const list = await (await api()).registrations.list()
    const words = t.bankAccounts
    const isOwner = role === 'OWNER'
    return (
      <Page title={pageTitle(t, words.title)} back={{ href: '/account', label: t.account.home.title }}>
        <h1>{words.title}</h1>
        <p className="mt-1">{words.lead}</p>
        {list.length === 0 ? (
          <Empty isOwner={isOwner} t={t} />
        ) : (
          <ul className="mt-4 space-y-4">
            {list.map((registration) => (
              <RegistrationCard key={registration.number} registration={registration} locale={locale} t={t} />
            ))}
          </ul>
        )}
        <div className="mt-6">
          {isOwner ? <Add list={list} t={t} /> : <p className="text-ash">{words.readOnly}</p>}
        </div>
      </Page>
    )
  })
}

function Empty({ isOwner, t }: { isOwner: boolean; t: Texts }) {
  const { empty, emptyAccountant } = t.bankAccounts
  return (
    <div className="mt-4">
      <Notice kind="info" title={empty.title}>
        <p>{isOwner ? empty.body : emptyAccountant}</p>
      </Notice>
    </div>
  )
}

function Add({ list, t }: { list: readonly RegistrationListItem[]; t: Texts }) {
  const { add, addAnother } = t.bankAccounts
  return (
    <ButtonLink href={`${bankAccountsPath}/new`} kind={list.length === 0 ? 'primary' : 'secondary'}>
      {list.length === 0 ? add : addAnother}
    </ButtonLink>
  )
}
