import type pg from 'pg'
import type { Correspondence } from '../messages/keys.ts'
import { sendSigned } from '../messages/send.ts'
import type { DossierDocument } from './document.ts'
import { storeSending } from './store.ts'

export type Shop = {
  readonly pool: pg.Pool
  readonly keys: Correspondence
  /** Messages to the one-stop shop name it. */
  readonly ownHost: string
  readonly servicesUrl: string
  readonly portalUrl: string
  readonly now: () => Date
}

/** Tells the portal what a dossier is now, and keeps what the portal answers. */
export async function sendDossier(shop: Shop, code: string, document: DossierDocument): Promise<void> {
  const url = new URL(`/agency/v1/dossiers/${encodeURIComponent(code)}`, shop.servicesUrl)
  const body = JSON.stringify(document)
  const outcome = await sendSigned(
    { method: 'PUT', url, jti: crypto.randomUUID(), body },
    shop.keys,
    shop.now,
  )
  await storeSending(shop.pool, { code, document, outcome }, shop.now())
}
