import { formatTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import type { CardIssuer } from '#server/domains/directory/contract.ts'
import type { AttemptView, OtpView, PaymentView } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { Countdown } from '../../../_ui/countdown.tsx'
import { Fold } from '../../../_ui/fold.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { type PayParams, paymentFor } from '../_components/payment-for.ts'
import { cancelAttempt, sendNewCode, submitCode } from './actions.ts'

type Props = PayParams & { searchParams: Promise<{ sent?: string | string[] }> }

/** Seconds left at which a screen reader is told. */
const SPOKEN_SECONDS = [60, 30, 10]

export default function OtpPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const payment = await paymentFor(params, 'otp')
    const { t } = await getText()
    const { attempt } = payment
    const { sent } = await searchParams
    if (!attempt?.otp) throw new Error(`payment ${payment.publicId} awaits a code, but has none`)
    const issuers = await (await api()).directory.issuers()
    const issuer = issuers.find(({ bin }) => bin === attempt.issuerBin)
    const resent = sent !== undefined && attempt.otp.error === null
    return (
      <Page>
        {resent && (
          <div className="mb-4">
            <Notice kind="info" title={t.pay.otp.resent} live />
          </div>
        )}
        <CodeForm payment={payment} otp={attempt.otp} t={t} />
        <Resend payment={payment} otp={attempt.otp} t={t} />
        <Trouble attempt={attempt} issuer={issuer} t={t} />
        <form action={cancelAttempt.bind(null, payment.publicId)} className="mt-4">
          <SubmitButton kind="quiet" wide={false}>
            {t.pay.otp.cancel}
          </SubmitButton>
        </form>
      </Page>
    )
  })
}

function CodeForm({ payment, otp, t }: { payment: PaymentView; otp: OtpView; t: Texts }) {
  const words = t.pay.otp
  const known = otp.error ? [{ field: 'otp', message: words.refused[otp.error] }] : []
  return (
    <ActionForm
      key={`${otp.validUntil} ${otp.triesLeft} ${otp.error}`}
      action={submitCode.bind(null, payment.publicId)}
      title={pageTitle(t, words.title)}
      words={formWords(t)}
      initial={{ errors: known, values: {} }}
    >
      <h1>{words.title}</h1>
      <p className="mt-1">{words.sentTo(otp.maskedPhone.replaceAll(' ', '\u00A0'))}</p>
      <div className="mt-4 space-y-4">
        <TextField
          name="otp"
          label={words.label(otp.digits)}
          hint={otp.error === 'WRONG' ? words.tries(otp.triesLeft) : ''}
          inputMode="numeric"
          autoComplete="one-time-code"
          size="own"
          look={`code-boxes code-boxes-${otp.digits === 8 ? 8 : 6}`}
        />
        <CodeClock otp={otp} t={t} />
        <SubmitButton>{words.submit(formatDong(BigInt(payment.amount)))}</SubmitButton>
        <p className="text-small text-ash">{words.moneyNow}</p>
      </div>
    </ActionForm>
  )
}

function CodeClock({ otp, t }: { otp: OtpView; t: Texts }) {
  const words = t.pay.otp
  const spoken = Object.fromEntries(SPOKEN_SECONDS.map((seconds) => [seconds, words.announce(seconds)]))
  return (
    <Countdown
      until={otp.validUntil}
      now={new Date().toISOString()}
      words={{
        left: words.left,
        over: words.over,
        validUntil: words.validUntil(withSeconds(new Date(otp.validUntil))),
      }}
      announce={spoken}
    />
  )
}

function Resend({ payment, otp, t }: { payment: PaymentView; otp: OtpView; t: Texts }) {
  const words = t.pay.otp
  return (
    <div className="mt-6 border-t border-hair pt-4">
      <ActionForm action={sendNewCode.bind(null, payment.publicId)} words={formWords(t)}>
        <SubmitButton kind="secondary">{words.resend}</SubmitButton>
        <p className="mt-1 text-small text-ash">
          {words.resendHint} {words.resendAfter(withSeconds(new Date(otp.nextCodeAt)))}
        </p>
      </ActionForm>
    </div>
  )
}

function Trouble({ attempt, issuer, t }: { attempt: AttemptView; issuer: CardIssuer | undefined; t: Texts }) {
  const words = t.pay.otp
  return (
    <div className="mt-4 space-y-1">
      <p className="text-small">{words.never}</p>
      <Fold title={words.notReceived}>{words.notReceivedBody}</Fold>
      <Fold title={words.notYours}>
        {words.notYoursBody(issuer?.shortName ?? attempt.bank.vi, issuer?.hotline ?? '')}
      </Fold>
    </div>
  )
}

function withSeconds(instant: Date): string {
  return `${formatTime(instant)}:${String(instant.getUTCSeconds()).padStart(2, '0')}`
}
