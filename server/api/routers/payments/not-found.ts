import { TRPCError } from '@trpc/server'
import type { Result } from '#lib/result.ts'

type NotFound = { readonly code: 'NOT_FOUND' }

/** A payment that does not exist and one of another visitor are the same to the outside: 404. */
export function throwNotFound<T, E extends { readonly code: string }>(
  result: Result<T, E | NotFound>,
): Result<T, Exclude<E, NotFound>> {
  if (!result.ok && result.error.code === 'NOT_FOUND') throw new TRPCError({ code: 'NOT_FOUND' })
  return result as Result<T, Exclude<E, NotFound>>
}
