import { redirect } from 'next/navigation'
import { formTokenOf } from '../_shell/form-token.ts'
import { orProblem } from '../_shell/or-problem.tsx'
import { SignInFrame } from '../_shell/sign-in-frame.tsx'
import { typedBefore } from '../_shell/typed-before.ts'
import { getText } from '../_text/text.ts'
import type { Texts } from '../_text/vi/index.ts'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { TextField } from '../_ui/text-field.tsx'
import { accountOrNobody } from '../account/_shell/signed-in-account.ts'
import { waitIn } from '../api/_auth/say-after.ts'
import { PhoneField } from '../register/_components/account-fields.tsx'
import { DemoAccounts } from './_components/demo-accounts.tsx'
import { localPath } from './local-path.ts'

type Parameter = string | string[] | undefined
type Asked = { say?: Parameter; wait?: Parameter; started?: Parameter; next?: Parameter }
type Props = { searchParams: Promise<Asked> }

export default function SignInPage({ searchParams }: Props) {
  return orProblem(async () => {
    const { say, wait, started, next: asked } = await searchParams
    const next = localPath(asked)
    if ((await accountOrNobody()) !== null) redirect(next)
    const { t } = await getText()
    const formToken = await formTokenOf('account')
    // The first visit fetches the form's token and comes back; without a cookie then, there will never be one.
    if (formToken === null && started === undefined) redirect(tokenPath(say, next))
    const refused = refusal(t, say, waitIn(wait))
    const phone = refused === null ? '' : await typedBefore('account')
    return (
      <SignInFrame
        t={t}
        words={t.signIn}
        back={{ href: '/', label: t.common.home }}
        refused={refused}
        wait={say === 'TOO_MANY' ? waitIn(wait) : null}
        told={told(t, say)}
        form={formToken && <SignInForm t={t} formToken={formToken} next={next} phone={phone} />}
      >
        <Doors t={t} />
        <DemoAccounts t={t} />
      </SignInFrame>
    )
  })
}

type FormProps = {
  readonly t: Texts
  readonly formToken: string
  readonly next: string
  /** As it was typed before it was refused. */
  readonly phone: string
}

function SignInForm({ t, formToken, next, phone }: FormProps) {
  const { signIn } = t
  return (
    <form method="post" action="/api/account-auth/callback/credentials" noValidate className="mt-4 space-y-4">
      <input type="hidden" name="csrfToken" value={formToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      <PhoneField label={signIn.phone} hint={signIn.phoneHint} value={phone} />
      <TextField name="password" type="password" label={signIn.password} autoComplete="current-password" />
      <SubmitButton>{signIn.submit}</SubmitButton>
    </form>
  )
}

function Doors({ t }: { t: Texts }) {
  const { forgot, none, register, guest } = t.signIn
  return (
    <ul className="mt-4">
      <li>
        <a href="/sign-in/reset" className="inline-flex min-h-12 items-center">
          {forgot}
        </a>
      </li>
      <li>
        {none}{' '}
        <a href="/register" className="inline-flex min-h-12 items-center">
          {register}
        </a>
      </li>
      <li>
        <a href="/" className="inline-flex min-h-12 items-center">
          {guest}
        </a>
      </li>
    </ul>
  )
}

function refusal({ signIn }: Texts, say: Asked['say'], wait: number | null): string | null {
  const { refused, again } = signIn
  if (say === 'TOO_MANY') return refused.TOO_MANY(wait ?? 60)
  if (say === 'EMPTY' || say === 'WRONG' || say === 'PROBLEM') return refused[say]
  return say === 'again' ? again : null
}

function told({ signIn }: Texts, say: Asked['say']): string | null {
  return say === 'needed' || say === 'signedOut' || say === 'reset' ? signIn[say] : null
}

function tokenPath(say: Asked['say'], next: string): string {
  const asked = new URLSearchParams({ callbackUrl: next })
  if (typeof say === 'string') asked.set('error', say)
  return `/api/account-auth/signin?${asked}`
}
