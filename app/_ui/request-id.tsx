'use client'

import { useContext } from 'react'
import { FormContext } from './action-form-context.ts'

/**
 * The key that makes a second press, a reload or a lost answer the same request. An answer with errors
 * brings a new one, because what is then sent is another request.
 */
export function RequestId({ first }: { first: string }) {
  const { values } = useContext(FormContext)
  return <input type="hidden" name="requestId" value={values.requestId ?? first} />
}
