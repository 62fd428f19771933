import { formatDate } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import { formatPhone } from '#lib/vietnamese/phone.ts'
import type { HolderDetails } from '#server/domains/identity/account-contract.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { SummaryList } from '../../_ui/summary-list.tsx'
import { accountPage } from '../_shell/account-page.tsx'
import { DoneNotice } from '../_ui/done-notice.tsx'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default function DetailsPage({ searchParams }: Props) {
  return accountPage({ here: '/account/details' }, async ({ role }) => {
    const { locale, t } = await getText()
    const details = await (await api()).account.details()
    const words = t.account.details
    const { done } = await searchParams
    return (
      <Page title={pageTitle(t, words.title)} back={{ href: '/account', label: t.account.home.title }}>
        <DoneNotice done={done} words={{ SAVED: words.done }} />
        <h1>{words.title}</h1>
        <p className="mt-1">{words.lead}</p>
        <div className="mt-4">
          <SummaryList
            rows={rowsOf(details, locale, t).map(([term, value]) => ({
              term,
              value: value ?? words.missing,
            }))}
          />
        </div>
        {role === 'OWNER' && (
          <div className="mt-6">
            <ButtonLink href="/account/details/change" kind="secondary">
              {words.change}
            </ButtonLink>
          </div>
        )}
      </Page>
    )
  })
}

type Row = readonly [string, string | null]

function rowsOf(details: HolderDetails, locale: Locale, t: Texts): readonly Row[] {
  const words = t.account.details
  const day = details.issuedOn && formatDate(new Date(`${details.issuedOn}T00:00:00+07:00`), locale)
  const issued: Row[] = [
    [words.issuedOn, day],
    [words.issuedBy, details.issuedBy],
  ]
  const contact: Row[] = [
    [words.address, details.address],
    [words.phone, formatPhone(details.phone)],
    [words.email, details.email],
  ]
  if (details.kind === 'PERSON') {
    return [[words.name, details.name], [words.identityNumber, details.identityNumber], ...issued, ...contact]
  }
  const { representative } = details
  return [
    [words.name, details.name],
    [words.shortName, details.shortName],
    [words.taxCode, details.taxCode],
    ...issued,
    ...contact,
    [words.representative, representative.name],
    [words.position, representative.position],
    [words.representativeIdentity, representative.identityNumber],
    [words.authority, representative.authority],
  ]
}
