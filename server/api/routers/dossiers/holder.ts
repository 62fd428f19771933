import type { Context } from '#server/api/context.ts'
import type { ListHolder } from '#server/domains/dossiers/index.ts'

/** Whose dossiers may be seen and paid: what was looked up, and what is in the name of a verified holder. */
export function listHolder({ account }: Pick<Context, 'account'>, visitorId: string): ListHolder {
  const holder = account?.holder
  return { visitorId, ownerKey: holder?.verified ? holder.ownerKey : null }
}
