import { normalise } from '#lib/normalise.ts'
import { err, ok, type Result } from '#lib/result.ts'

const longest = 254
/** The characters of RFC 5322's dot-atom, at a host with a name. Offices have no others. */
const form = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

/** Reads an e-mail address as it is typed; small letters, since no office tells people apart by capitals. */
export function readEmail(typed: string): Result<string, { readonly code: 'EMAIL_EMPTY' | 'EMAIL_FORM' }> {
  const email = normalise(typed, 'NFKC').trim().toLowerCase()
  if (email === '') return err({ code: 'EMAIL_EMPTY' })
  return email.length <= longest && form.test(email) ? ok(email) : err({ code: 'EMAIL_FORM' })
}
