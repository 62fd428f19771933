import { redirect } from 'next/navigation'
import { getText } from '../../../_text/text.ts'
import { accountPage } from '../../_shell/account-page.tsx'
import { AskFirst } from '../../_ui/ask-first.tsx'
import { removeTotp } from '../actions.ts'
import { PasswordField } from '../password-field.tsx'

export default function RemoveTotpPage() {
  return accountPage({ here: '/account/security/remove-totp' }, async ({ hasTotp }) => {
    if (!hasTotp) redirect('/account/security')
    const { t } = await getText()
    const { security, members } = t.account
    const { removeTitle, removeBody, remove } = security.totp
    return (
      <AskFirst
        words={{ title: removeTitle, body: removeBody, submit: remove }}
        back={{ href: '/account/security', label: security.title, button: members.ask.back }}
        action={removeTotp}
        t={t}
      >
        <PasswordField t={t} />
      </AskFirst>
    )
  })
}
