import { readFormRefusal } from '#lib/form-refusal.ts'
import type { FieldError, FormWords } from './action-form-context.ts'

/**
 * What a form says that was sent without an answer, or that the portal refused before anything acted on it; null for all else: what
 * leads on, what the server failed at and what it answered oddly. A failed fetch is a TypeError; Next makes an error of what it is
 * answered in plain text.
 */
export function notTaken(
  error: unknown,
  { unreached, refused }: Pick<FormWords, 'unreached' | 'refused'>,
): FieldError | null {
  if (error instanceof TypeError) return { field: '', message: unreached }
  const refusal = error instanceof Error ? readFormRefusal(error.message) : null
  if (refusal === null) return null
  const { code, wait } = refusal
  const message = refused[code].replace('{seconds}', String(wait ?? ''))
  return { field: '', message, ...(wait === null ? {} : { wait }) }
}
