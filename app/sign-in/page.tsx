import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { accountCookies } from '#server/api/account-cookie.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import { orProblem } from '../_shell/or-problem.tsx'
import { typedBefore } from '../_shell/typed-before.ts'
import { getText } from '../_text/text.ts'
import type { Texts } from '../_text/vi/index.ts'
import { pageTitle } from '../_ui/form-words.ts'
import { Notice } from '../_ui/notice.tsx'
import { Page } from '../_ui/page.tsx'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { TextField } from '../_ui/text-field.tsx'
import { accountOrNobody } from '../account/_shell/signed-in-account.ts'
import { PhoneField } from '../register/_components/account-fields.tsx'
import { DemoAccounts } from './_components/demo-accounts.tsx'
import { localPath } from './local-path.ts'

type Asked = { say?: string | string[]; started?: string | string[]; next?: string | string[] }
type Props = { searchParams: Promise<Asked> }

export default function SignInPage({ searchParams }: Props) {
  return orProblem(async () => {
    const { say, started, next: asked } = await searchParams
    const next = localPath(asked)
    if ((await accountOrNobody()) !== null) redirect(next)
    const { t } = await getText()
    const formToken = await formTokenOf()
    // The first visit fetches the form's token and comes back; without a cookie then, there will never be one.
    if (formToken === null && started === undefined) redirect(tokenPath(say, next))
    const refused = refusal(t, say)
    const title = pageTitle(t, t.signIn.title)
    return (
      <Page
        title={refused ? `${t.common.errorPrefix} ${title}` : title}
        back={{ href: '/', label: t.common.home }}
      >
        <Before t={t} refused={refused} told={told(t, say)} />
        <h1>{t.signIn.title}</h1>
        <p className="mt-1">{t.signIn.lead}</p>
        {formToken === null ? (
          <NoCookies t={t} />
        ) : (
          <SignInForm
            t={t}
            formToken={formToken}
            next={next}
            phone={refused === null ? '' : await typedBefore('account')}
          />
        )}
        <Doors t={t} />
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

function NoCookies({ t }: { t: Texts }) {
  return (
    <div className="mt-4">
      <Notice kind="error" title={t.common.summaryHeading}>
        <p>{t.signIn.cookies}</p>
      </Notice>
    </div>
  )
}

/** next-auth's cookie is the form's token and its seal; the form sends the token back. */
async function formTokenOf(): Promise<string | null> {
  const { config } = await portalDeps()
  const cookie = (await cookies()).get(accountCookies(config.PORTAL_URL).csrfToken.name)?.value
  return cookie?.split('|')[0] || null
}

function refusal({ signIn }: Texts, say: Asked['say']): string | null {
  const { refused, again } = signIn
  if (say === 'WRONG' || say === 'TOO_MANY' || say === 'PROBLEM') return refused[say]
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
