import { formatTime } from '#lib/dates.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import type { FormState } from '../../_ui/action-form-context.ts'
import { Countdown } from '../../_ui/countdown.tsx'
import { Fold } from '../../_ui/fold.tsx'
import { formWords } from '../../_ui/form-words.ts'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'

/** Seconds left at which a screen reader is told. */
const SPOKEN_SECONDS = [60, 30, 10]

/** One field that looks like six boxes, and until when a code sent to a telephone is good. */
export function CodeField({ validUntil, t }: { validUntil: string | null; t: Texts }) {
  const words = t.register.code
  return (
    <>
      <TextField
        name="code"
        label={t.register.verify.label}
        inputMode="numeric"
        autoComplete="one-time-code"
        size="own"
        look="code-boxes code-boxes-6"
      />
      {validUntil ? (
        <Countdown
          until={validUntil}
          now={new Date().toISOString()}
          words={{
            left: words.left,
            over: words.over,
            validUntil: words.validUntil(withSeconds(validUntil)),
          }}
          announce={Object.fromEntries(SPOKEN_SECONDS.map((left) => [left, words.announce(left)]))}
        />
      ) : (
        <p className="font-medium text-error">{words.over}</p>
      )}
    </>
  )
}

type ResendProps = {
  readonly action: (before: FormState, form: FormData) => Promise<FormState>
  readonly nextCodeAt: string | null
  readonly t: Texts
}

/** The way to a new code, and what to know where none came. */
export function Resend({ action, nextCodeAt, t }: ResendProps) {
  const words = t.register.code
  return (
    <div className="mt-6 border-t border-hair pt-4">
      <ActionForm action={action} words={formWords(t)}>
        <SubmitButton kind="secondary">{words.resend}</SubmitButton>
        <p className="mt-1 text-small text-ash">
          {words.resendHint} {nextCodeAt && words.resendAfter(withSeconds(nextCodeAt))}
        </p>
      </ActionForm>
      <p className="mt-4 text-small">{words.never}</p>
      <Fold title={words.notReceived}>{words.notReceivedBody}</Fold>
    </div>
  )
}

/** "10:42:05", since a code lives for two minutes. */
function withSeconds(instant: string): string {
  const time = new Date(instant)
  return `${formatTime(time)}:${String(time.getUTCSeconds()).padStart(2, '0')}`
}
