import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { portalDeps } from '#server/api/portal-deps.ts'
import { staffCookies } from '#server/api/staff-cookie.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { typedBefore } from '../../_shell/typed-before.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { signedIn } from '../_shell/signed-in.ts'
import { DemoAccounts } from './demo-accounts.tsx'

type Said = { say?: string | string[]; started?: string | string[] }
type Props = { searchParams: Promise<Said> }

export default function SignInPage({ searchParams }: Props) {
  return orProblem(async () => {
    if ((await signedIn()) !== null) redirect('/staff')
    const { t } = await getText()
    const { say, started } = await searchParams
    const formToken = await formTokenOf()
    // The first visit fetches the form's token and comes back; without a cookie then, there will never be one.
    if (formToken === null && started === undefined)
      redirect(`/api/auth/signin${say ? `?error=${encodeURIComponent(`${say}`)}` : ''}`)
    const refused = refusal(t, say)
    const title = pageTitle(t, t.staff.signIn.title)
    return (
      <Page title={refused ? `${t.common.errorPrefix} ${title}` : title}>
        <Before t={t} refused={refused} told={told(t, say)} />
        <h1>{t.staff.signIn.title}</h1>
        <p className="mt-1">{t.staff.signIn.lead}</p>
        {formToken === null ? (
          <NoCookies t={t} />
        ) : (
          <SignInForm
            t={t}
            formToken={formToken}
            email={refused === null ? '' : await typedBefore('staff')}
          />
        )}
        <DemoAccounts t={t} />
      </Page>
    )
  })
}

function Before({ t, refused, told }: { t: Texts; refused: string | null; told: string | null }) {
  if (refused === null && told === null) return null
  return (
    <div className="mb-6">
      {refused && (
        <Notice kind="error" title={t.common.summaryHeading} live>
          <p>{refused}</p>
        </Notice>
      )}
      {told && <Notice kind="info" title={told} live />}
    </div>
  )
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

function NoCookies({ t }: { t: Texts }) {
  return (
    <div className="mt-4">
      <Notice kind="error" title={t.common.summaryHeading}>
        <p>{t.staff.signIn.cookies}</p>
      </Notice>
    </div>
  )
}

/** next-auth's cookie is the form's token and its seal; the form sends the token back. */
async function formTokenOf(): Promise<string | null> {
  const { config } = await portalDeps()
  const cookie = (await cookies()).get(staffCookies(config.PORTAL_URL).csrfToken.name)?.value
  return cookie?.split('|')[0] || null
}

function refusal({ staff }: Texts, say: Said['say']): string | null {
  const { refused, again } = staff.signIn
  if (say === 'WRONG' || say === 'TOO_MANY' || say === 'PROBLEM') return refused[say]
  return say === 'again' ? again : null
}

function told({ staff }: Texts, say: Said['say']): string | null {
  return say === 'ended' || say === 'signedOut' || say === 'welcome' ? staff.signIn[say] : null
}
