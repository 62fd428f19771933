import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { formatDong } from '#lib/money.ts'
import type {
  AccountChoice,
  AccountChoices,
  AccountHindrance,
} from '#server/domains/payments/account-contract.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { Page } from '../../../_ui/page.tsx'
import { RadioCards } from '../../../_ui/radio-cards.tsx'
import { RequestId } from '../../../_ui/request-id.tsx'
import { shortBankName } from '../../../_ui/short-bank-name.ts'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { unbroken } from '../../../_ui/unbroken.ts'
import { actingAccount } from '../../../account/_shell/signed-in-account.ts'
import { bankAccountsPath } from '../../../account/bank-accounts/_components/registration-path.ts'
import { listPath } from '../../../account/dossiers/list-address.ts'
import { PaymentLines } from '../_components/lines.tsx'
import { type PayParams, payPath } from '../_components/payment-for.ts'
import { Total } from '../_components/total.tsx'
import { orderDebit } from './actions.ts'
import { NoAccount } from './no-account.tsx'
import { paymentToDebit } from './payment-to-debit.ts'

export default function AccountPage({ params }: PayParams) {
  return orProblem(async () => {
    const { id } = await params
    const { role } = await actingAccount(payPath(id, 'account'))
    const payment = await paymentToDebit(params)
    const { locale, t } = await getText()
    const choices = await (await api()).payments.accounts({ publicId: payment.publicId })
    const props = { payment, choices, locale, t }
    return (
      <Page back={{ href: payPath(payment.publicId, ''), label: t.payAccount.otherWay }}>
        {choices.accounts.length === 0 ? <NoAccount {...props} role={role} /> : <Choose {...props} />}
      </Page>
    )
  })
}

type Props = {
  readonly payment: PaymentView
  readonly choices: AccountChoices
  readonly locale: Locale
  readonly t: Texts
}

const ofChoice: ReadonlySet<AccountHindrance> = new Set<AccountHindrance>(['OVER_LIMIT', 'OUT_OF_SCOPE'])

function Choose({ payment, choices, locale, t }: Props) {
  const words = t.payAccount
  const usable = choices.accounts.filter(({ hindrance }) => hindrance === null)
  const preferred = usable.find(({ isDefault }) => isDefault) ?? usable[0]
  // Fewer dossiers only help where the choice is what stands in the way.
  const byChoice = choices.accounts.some(({ hindrance }) => hindrance && ofChoice.has(hindrance))
  const codeAlways = usable.length > 0 && usable.every(({ needsCode }) => needsCode)
  return (
    <ActionForm
      action={orderDebit.bind(null, payment.publicId)}
      title={pageTitle(t, words.title)}
      words={formWords(t)}
    >
      <h1>{unbroken(words.title)}</h1>
      <Total amount={payment.amount} locale={locale} t={t} />
      <p className="text-ash">{words.summary(...counts(payment))}</p>
      <PaymentLines lines={payment.lines} locale={locale} t={t} />
      <div className="mt-6 space-y-4">
        <RequestId first={newUuid()} />
        {usable.length === 0 && (
          <Notice kind="waiting" title={words.blocked}>
            <p>{byChoice ? words.blockedByChoice : words.blockedBody}</p>
          </Notice>
        )}
        <Blocked accounts={choices.accounts} locale={locale} t={t} />
        {usable.length === 0 && (
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={payPath(payment.publicId, '')}>{words.otherWay}</ButtonLink>
            {byChoice && (
              <ButtonLink href={listPath} kind="secondary">
                {words.chooseAgain}
              </ButtonLink>
            )}
          </div>
        )}
        {preferred && (
          <>
            <RadioCards
              name="account"
              legend={words.choose}
              cards={usable.map((account) => card(account, locale, t))}
              chosen={preferred.registrationId}
            />
            <SubmitButton>
              {codeAlways ? words.submitCode : words.submit(formatDong(BigInt(payment.amount)))}
            </SubmitButton>
            <p className="text-small text-ash">
              {codeAlways ? words.codeNext(formatDong(BigInt(choices.freeUpTo))) : words.moneyNow}
            </p>
          </>
        )}
      </div>
    </ActionForm>
  )
}

/** Accounts that cannot pay this, each with why. */
function Blocked({ accounts, locale, t }: { accounts: readonly AccountChoice[]; locale: Locale; t: Texts }) {
  const words = t.payAccount
  return accounts.flatMap(({ registrationId, bank, accountMask, hindrance, leftToday, dailyLimit }) =>
    hindrance === null
      ? []
      : [
          <p key={registrationId} className="text-small">
            <strong>{words.account(shortBankName(bank[locale]), accountMask)}.</strong>{' '}
            {words.hindrances[hindrance]}
            {hindrance.startsWith('SUSPENDED') && (
              <>
                {' '}
                <a href={bankAccountsPath}>{t.bankAccounts.title}</a>
              </>
            )}
            {hindrance === 'OVER_LIMIT' && (
              <> {words.left(formatDong(BigInt(leftToday)), formatDong(BigInt(dailyLimit)))}</>
            )}
          </p>,
        ],
  )
}

function card(
  { registrationId, bank, accountMask, leftToday, dailyLimit }: AccountChoice,
  locale: Locale,
  t: Texts,
) {
  const words = t.payAccount
  return {
    value: registrationId,
    title: words.account(shortBankName(bank[locale]), accountMask),
    body: words.left(formatDong(BigInt(leftToday)), formatDong(BigInt(dailyLimit))),
  }
}

const counts = ({ lines }: PaymentView): [dossiers: number, agencies: number] => [
  new Set(lines.map(({ dossierCode }) => dossierCode)).size,
  new Set(lines.map(({ agencyId }) => agencyId)).size,
]
