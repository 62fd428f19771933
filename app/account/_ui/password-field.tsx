import type { Texts } from '../../_text/vi/index.ts'
import { TextField } from '../../_ui/text-field.tsx'

/** Asks whoever is signed in once more who they are. */
export function PasswordField({ t }: { t: Texts }) {
  const { password, passwordHint } = t.account.security.totp
  return (
    <TextField
      name="password"
      type="password"
      label={password}
      hint={passwordHint}
      autoComplete="current-password"
    />
  )
}
