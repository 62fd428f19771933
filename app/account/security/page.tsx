import type { ReactNode } from 'react'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { Panel } from '../../_ui/panel.tsx'
import { StatusTag } from '../../_ui/status-tag.tsx'
import { accountPage } from '../_shell/account-page.tsx'
import { DoneNotice } from '../_ui/done-notice.tsx'
import { phonePath } from './phone/phone-path.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default function SecurityPage({ searchParams }: Props) {
  return accountPage({ here: '/account/security' }, async ({ maskedPhone, hasTotp }) => {
    const { t } = await getText()
    const { done } = await searchParams
    const { title, phone, totp, password, sessions } = t.account.security
    return (
      <Page title={pageTitle(t, title)} back={{ href: '/account', label: t.account.home.title }}>
        <DoneNotice
          done={done}
          words={{
            ENROLLED: totp.done,
            REMOVED: totp.removed,
            PASSWORD: password.done,
            PHONE: phone.done,
          }}
        />
        <h1>{title}</h1>
        <div className="mt-4 space-y-4">
          <Part heading={phone.heading} href={phonePath} link={phone.change}>
            <p className="figures">{maskedPhone}</p>
          </Part>
          <Part heading={password.heading} href="/account/security/password" link={password.change} />
          <Totp hasTotp={hasTotp} t={t} />
          <Part heading={sessions.heading} href="/account/sessions" link={sessions.see} />
        </div>
      </Page>
    )
  })
}

function Totp({ hasTotp, t }: { hasTotp: boolean; t: Texts }) {
  const words = t.account.security.totp
  return (
    <Part
      heading={words.heading}
      href={hasTotp ? '/account/security/remove-totp' : '/account/security/totp'}
      link={hasTotp ? words.remove : words.enrol}
    >
      <StatusTag look={hasTotp ? 'paid' : 'none'}>{hasTotp ? words.on : words.off}</StatusTag>
      <p className="mt-2">{words.lead}</p>
    </Part>
  )
}

type PartProps = {
  readonly heading: string
  readonly href: string
  readonly link: string
  readonly children?: ReactNode
}

function Part({ heading, href, link, children }: PartProps) {
  return (
    <Panel>
      <h2 className="text-h3">{heading}</h2>
      {children && <div className="mt-1">{children}</div>}
      <a href={href} className="inline-flex min-h-12 items-center">
        {link}
      </a>
    </Panel>
  )
}
