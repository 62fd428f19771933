import type { Locale } from '#lib/locale.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import type { Tenant } from '#server/domains/directory/contract.ts'
import { api } from '../_trpc/visitor.ts'

/** Whose portal this is, in words of one language, and whether it is a demonstration. */
export type TenantView = {
  name: string
  portalName: string
  hotline: string
  address: string
  openingHours: string
  demo: boolean
  /** Where the demonstration's phones are; null on a real portal. */
  phoneUrl: string | null
}

/** It does not change while the process runs, and the frame of a page must not need the database. */
let known: Tenant | undefined

/** The tenant as its pages show it. */
export async function getTenant(locale: Locale): Promise<TenantView> {
  known ??= await (await api()).directory.tenant()
  const { config } = await portalDeps()
  return {
    name: known.name[locale],
    portalName: known.portalName[locale],
    hotline: known.hotline,
    address: known.address[locale],
    openingHours: known.openingHours[locale],
    demo: config.DEMO,
    phoneUrl: config.DEMO ? `${config.BANK_URL}/phone` : null,
  }
}
