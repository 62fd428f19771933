import type { Texts } from '../../_text/vi/index.ts'
import { TextField } from '../../_ui/text-field.tsx'

type PhoneProps = { readonly label: string; readonly hint?: string; readonly value?: string }

/** Which telephone somebody signs in with. */
export function PhoneField({ label, hint, value }: PhoneProps) {
  return (
    <TextField
      name="phone"
      label={label}
      {...(hint && { hint })}
      {...(value && { value })}
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
