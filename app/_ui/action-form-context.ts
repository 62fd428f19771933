import { createContext } from 'react'
import type { FormRefusal } from '#lib/form-refusal.ts'

/** One thing to mend: the field it belongs to (empty when it belongs to the whole form) and its sentence. */
export type FieldError = {
  field: string
  message: string
  /** Seconds to wait, where that is what the sentence says: they are counted down. */
  wait?: number
}

/** What a form's action answers when it did not lead on to another page. */
export type FormState = {
  errors: readonly FieldError[]
  /** What may be put back into the fields. Card numbers, dates and codes never are. */
  values: Readonly<Record<string, string>>
}

export type FormWords = {
  errorPrefix: string
  summaryHeading: string
  sending: string
  /** Where the portal cannot be reached. */
  unreached: string
  /** Where it refuses the form before anything acts on it. */
  refused: Readonly<Record<FormRefusal['code'], string>>
}

export const emptyForm: FormState = { errors: [], values: {} }

/** What a form's fields and its button see: how it came back, and what the button says while it is sent. */
export const FormContext = createContext<FormState & { sending: string }>({ ...emptyForm, sending: '' })
