import type { ComponentProps } from 'react'
import type { Texts } from '../../_text/vi/index.ts'
import { TextField } from '../../_ui/text-field.tsx'

type Props = ComponentProps<typeof TextField> & { readonly t: Texts }

/** A field that may stay empty, which its label says. */
export function OptionalField({ t, label, ...field }: Props) {
  return <TextField label={`${label} ${t.register.optional.replaceAll(' ', '\u00A0')}`} {...field} />
}
