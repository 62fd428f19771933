import { TRPCError } from '@trpc/server'

const codes: ReadonlySet<string> = new Set(['NOT_FOUND', 'UNAUTHORIZED', 'BAD_REQUEST'])

/** Whether a procedure answered that there is nothing here for this visitor; no fault of ours. */
export function nothingForVisitor(error: unknown): boolean {
  return error instanceof TRPCError && codes.has(error.code)
}
