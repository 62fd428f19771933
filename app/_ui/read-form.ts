import { newUuid } from '#lib/ids.ts'
import type { FieldError, FormState } from './action-form-context.ts'

/** The text of a field as sent; empty when it is missing or is a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A form that comes back: what to mend, what may be filled in again, and a new key for the next try. */
export function formBack(errors: readonly FieldError[], values: Record<string, string> = {}): FormState {
  return { errors, values: { ...values, requestId: newUuid() } }
}
