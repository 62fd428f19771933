import type { Texts } from '../../_text/vi/index.ts'
import { TextField } from '../../_ui/text-field.tsx'

/** Which telephone somebody signs in with. */
export function PhoneField({ label, hint }: { label: string; hint?: string }) {
  return (
    <TextField
      name="phone"
      label={label}
      {...(hint && { hint })}
      inputMode="tel"
      autoComplete="tel-national"
      size="half"
    />
  )
}

/** A password to be chosen. It is never put back into a form. */
export function NewPasswordField({ label, t }: { label: string; t: Texts }) {
  return (
    <TextField
      name="password"
      type="password"
      label={label}
      hint={t.register.yourself.passwordHint}
      autoComplete="new-password"
    />
  )
}
