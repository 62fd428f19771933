import { redirect } from 'next/navigation'
import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { formatDong } from '#lib/money.ts'
import type { AccountChoice } from '#server/domains/payments/account-contract.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../../../_shell/or-problem.tsx'
import { getText } from '../../../../_text/text.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { ActionForm } from '../../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../../_ui/form-words.ts'
import { Page } from '../../../../_ui/page.tsx'
import { RequestId } from '../../../../_ui/request-id.tsx'
import { shortBankName } from '../../../../_ui/short-bank-name.ts'
import { SubmitButton } from '../../../../_ui/submit-button.tsx'
import { TextField } from '../../../../_ui/text-field.tsx'
import { type Acting, actingAccount } from '../../../../account/_shell/signed-in-account.ts'
import { CodeField, Resend } from '../../../../account/_ui/code.tsx'
import { type PayParams, payPath } from '../../_components/payment-for.ts'
import { Total } from '../../_components/total.tsx'
import { confirmDebit, sendCode } from '../actions.ts'
import { paymentToDebit } from '../payment-to-debit.ts'

type Asked = Record<'account' | 'sent' | 'next', string | string[] | undefined>
type Props = PayParams & { searchParams: Promise<Asked> }

export default function ConfirmPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const { id } = await params
    const me = await actingAccount(payPath(id, 'account'))
    const payment = await paymentToDebit(params)
    const { locale, t } = await getText()
    const asked = await searchParams
    const { accounts } = await (await api()).payments.accounts({ publicId: payment.publicId })
    const account = accounts.find(({ registrationId }) => registrationId === asked.account)
    if (account === undefined || account.hindrance !== null) redirect(payPath(payment.publicId, 'account'))
    const code = { sentUntil: momentIn(asked.sent), nextCodeAt: momentIn(asked.next) }
    return (
      <Page back={{ href: payPath(payment.publicId, 'account'), label: t.payAccount.choose }}>
        <Confirm {...{ me, payment, account, locale, t, ...code }} />
      </Page>
    )
  })
}

type ConfirmProps = {
  readonly me: Acting
  readonly payment: PaymentView
  readonly account: AccountChoice
  /** Until when the code that was sent is good; null while none was. */
  readonly sentUntil: string | null
  readonly nextCodeAt: string | null
  readonly locale: Locale
  readonly t: Texts
}

/** A code of the authenticator where there is one, else of an SMS, which is sent when it is asked for. */
function Confirm(props: ConfirmProps) {
  const { me, payment, account, sentUntil, nextCodeAt, locale, t } = props
  const words = t.payAccount.confirm
  const send = sendCode.bind(null, payment.publicId, account.registrationId)
  return (
    <>
      {sentUntil !== null || me.hasTotp ? (
        <CodeForm {...props} />
      ) : (
        <ActionForm action={send} title={pageTitle(t, words.title)} words={formWords(t)}>
          <h1>{words.title}</h1>
          <Order payment={payment} account={account} locale={locale} t={t} />
          <p>{words.ask(unbroken(me.maskedPhone))}</p>
          <div className="mt-4">
            <SubmitButton>{words.send}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {sentUntil !== null && <Resend action={send} nextCodeAt={nextCodeAt} t={t} />}
      {sentUntil === null && me.hasTotp && (
        <div className="mt-6 border-t border-hair pt-4">
          <ActionForm action={send} words={formWords(t)}>
            <SubmitButton kind="secondary">{words.sendInstead}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </>
  )
}

function CodeForm({ me, payment, account, sentUntil, locale, t }: ConfirmProps) {
  const words = t.payAccount.confirm
  const by = sentUntil === null ? 'TOTP' : 'SMS'
  return (
    <ActionForm
      key={sentUntil}
      action={confirmDebit.bind(null, payment.publicId, account.registrationId, by)}
      title={pageTitle(t, words.title)}
      words={formWords(t)}
    >
      <h1>{words.title}</h1>
      <Order payment={payment} account={account} locale={locale} t={t} />
      <p>{sentUntil === null ? words.totp : words.sms(unbroken(me.maskedPhone))}</p>
      <div className="mt-4 space-y-4">
        <RequestId first={newUuid()} />
        {sentUntil === null ? <TotpField label={words.label} /> : <CodeField validUntil={sentUntil} t={t} />}
        <SubmitButton>{t.payAccount.submit(formatDong(BigInt(payment.amount)))}</SubmitButton>
        <p className="text-small text-ash">{t.payAccount.moneyNow}</p>
      </div>
    </ActionForm>
  )
}

const TotpField = ({ label }: { label: string }) => (
  <TextField
    name="code"
    label={label}
    inputMode="numeric"
    autoComplete="one-time-code"
    size="own"
    look="code-boxes code-boxes-6"
  />
)

function Order({ payment, account, locale, t }: Pick<ConfirmProps, 'payment' | 'account' | 'locale' | 't'>) {
  const { account: named, confirm } = t.payAccount
  return (
    <>
      <Total amount={payment.amount} locale={locale} t={t} />
      <p className="mb-4">{confirm.from(named(shortBankName(account.bank[locale]), account.accountMask))}</p>
    </>
  )
}

const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00A0')

/** A moment of an address, as far as it is one. */
function momentIn(text: string | string[] | undefined): string | null {
  const moment = new Date(typeof text === 'string' ? text : Number.NaN)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}
