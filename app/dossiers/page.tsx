import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { sumDong } from '#lib/money.ts'
import type { DossierView } from '#server/domains/dossiers/contract.ts'
import { LookupForm } from '../_lookup/lookup-form.tsx'
import { frameAccount } from '../_shell/frame-account.ts'
import { orProblem } from '../_shell/or-problem.tsx'
import { getText } from '../_text/text.ts'
import type { Texts } from '../_text/vi/index.ts'
import { api } from '../_trpc/visitor.ts'
import { ActionForm } from '../_ui/action-form.tsx'
import { ButtonLink } from '../_ui/button-link.tsx'
import { formWords, pageTitle } from '../_ui/form-words.ts'
import { Page } from '../_ui/page.tsx'
import { RequestId } from '../_ui/request-id.tsx'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { listPath } from '../account/dossiers/list-address.ts'
import { DossierCard } from './_components/dossier-card.tsx'
import { TotalBar } from './_components/total-bar.tsx'
import { createPayment } from './actions.ts'

export default function DossiersPage() {
  return orProblem(async () => {
    const { locale, t } = await getText()
    const [list, back] = await Promise.all([(await api()).dossiers.list(), wayBack(t)])
    return (
      <Page back={back}>
        {list.length === 0 ? (
          <LookupForm t={t} title={t.dossiers.emptyTitle} lead={t.dossiers.emptyBody} />
        ) : (
          <Chooser list={list} locale={locale} t={t} />
        )}
      </Page>
    )
  })
}

/** Whoever is signed in came from the list of everything that is theirs. */
async function wayBack(t: Texts) {
  const frame = await frameAccount()
  return frame.kind === 'ACCOUNT' && frame.holder !== null
    ? { href: listPath, label: t.accountDossiers.title }
    : { href: '/', label: t.common.home }
}

function Chooser({ list, locale, t }: { list: readonly DossierView[]; locale: Locale; t: Texts }) {
  const payable = list.filter((dossier) => dossier.state === 'PAYABLE')
  return (
    <ActionForm action={createPayment} title={pageTitle(t, t.dossiers.title)} words={formWords(t)}>
      <h1>{payable.length > 0 ? t.dossiers.choose : t.dossiers.title}</h1>
      <RequestId first={newUuid()} />
      <ul className="mt-4 space-y-4">
        {list.map((dossier) => (
          <DossierCard key={dossier.id} dossier={dossier} locale={locale} t={t} />
        ))}
      </ul>
      <div className="mt-4">
        <ButtonLink href="/dossiers/add" kind="secondary">
          {t.dossiers.addAnother}
        </ButtonLink>
      </div>
      {payable.length > 0 && <PayBar payable={payable} t={t} />}
    </ActionForm>
  )
}

function PayBar({ payable, t }: { payable: readonly DossierView[]; t: Texts }) {
  const { bar } = t.dossiers
  const total = sumDong(payable.map((dossier) => BigInt(dossier.payable)))
  const counts = [...payable.keys(), payable.length].map((count) => bar.count(count))
  return (
    <div className="sticky bottom-0 -mx-4 mt-6 flex items-center justify-between gap-4 border-t-2 border-indigo bg-sheet px-4 py-3 wide:rounded-soft wide:border-2">
      <TotalBar
        all={{ count: payable.length, total: total.toString() }}
        words={{ total: bar.total, none: bar.none, ifAll: bar.ifAll, counts }}
      />
      <SubmitButton wide={false}>{bar.pay}</SubmitButton>
    </div>
  )
}
