import { redirect } from 'next/navigation'
import { formTokenOf } from '../../_shell/form-token.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { SignInFrame } from '../../_shell/sign-in-frame.tsx'
import { typedBefore } from '../../_shell/typed-before.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { waitIn } from '../../api/_auth/say-after.ts'
import { signedIn } from '../_shell/signed-in.ts'
import { DemoAccounts } from './demo-accounts.tsx'

type Parameter = string | string[] | undefined
type Said = { say?: Parameter; wait?: Parameter; started?: Parameter }
type Props = { searchParams: Promise<Said> }

export default function SignInPage({ searchParams }: Props) {
  return orProblem(async () => {
    if ((await signedIn()) !== null) redirect('/staff')
    const { t } = await getText()
    const { say, wait, started } = await searchParams
    const formToken = await formTokenOf('staff')
    // The first visit fetches the form's token and comes back; without a cookie then, there will never be one.
    if (formToken === null && started === undefined)
      redirect(`/api/auth/signin${say ? `?error=${encodeURIComponent(`${say}`)}` : ''}`)
    const refused = refusal(t, say, waitIn(wait))
    const email = refused === null ? '' : await typedBefore('staff')
    return (
      <SignInFrame
        t={t}
        words={t.staff.signIn}
        refused={refused}
        wait={say === 'TOO_MANY' ? waitIn(wait) : null}
        told={told(t, say)}
        form={formToken && <SignInForm t={t} formToken={formToken} email={email} />}
      >
        <DemoAccounts t={t} />
      </SignInFrame>
    )
  })
}

type FormProps = {
  readonly t: Texts
  readonly formToken: string
  /** As it was typed before it was refused. */
  readonly email: string
}

function SignInForm({ t, formToken, email }: FormProps) {
  const { signIn } = t.staff
  return (
    <form method="post" action="/api/auth/callback/credentials" noValidate className="mt-4 space-y-4">
      <input type="hidden" name="csrfToken" value={formToken} />
      <input type="hidden" name="callbackUrl" value="/staff" />
      <TextField name="email" type="email" label={signIn.email} autoComplete="username" value={email} />
      <TextField name="password" type="password" label={signIn.password} autoComplete="current-password" />
      <TextField
        name="code"
        label={signIn.code}
        hint={signIn.codeHint}
        inputMode="numeric"
        autoComplete="one-time-code"
        size="short"
        look="font-mono"
      />
      <SubmitButton>{signIn.submit}</SubmitButton>
      <p className="text-small text-ash">{signIn.lost}</p>
    </form>
  )
}

function refusal({ staff }: Texts, say: Said['say'], wait: number | null): string | null {
  const { refused, again } = staff.signIn
  if (say === 'TOO_MANY') return refused.TOO_MANY(wait ?? 60)
  if (say === 'EMPTY' || say === 'WRONG' || say === 'PROBLEM') return refused[say]
  return say === 'again' ? again : null
}

/** What may have led here. */
const tellings = ['ended', 'signedOut', 'welcome', 'passUsed', 'passOver'] as const
const isTold = (say: string): say is (typeof tellings)[number] => tellings.some((one) => one === say)

function told({ staff }: Texts, say: Said['say']): string | null {
  return typeof say === 'string' && isTold(say) ? staff.signIn[say] : null
}
