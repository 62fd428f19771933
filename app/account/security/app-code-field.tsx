import type { Texts } from '../../_text/vi/index.ts'
import { TextField } from '../../_ui/text-field.tsx'

/** Asks for the code that the authenticator app shows now. */
export function AppCodeField({ t }: { t: Texts }) {
  return (
    <TextField
      name="code"
      label={t.account.security.totp.code}
      inputMode="numeric"
      autoComplete="one-time-code"
      size="short"
      look="font-mono"
    />
  )
}
