import type { SessionView } from './contract.ts'

/** A session as it is read. */
export type SessionRow = {
  readonly id: string
  readonly device: string
  readonly address: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** The columns of a `SessionRow`, over either table of sessions. */
export const sessionColumns = `id, device, address, created_at AS "createdAt", last_seen_at AS "lastSeenAt"`

/** A session as its owner sees it. */
export const toSessionView = (row: SessionRow, askersSession: string): SessionView => ({
  id: row.id,
  device: row.device,
  address: row.address,
  since: row.createdAt.toISOString(),
  lastSeen: row.lastSeenAt.toISOString(),
  isThisOne: row.id === askersSession,
})

/** Which of somebody's sessions end. */
export type WhichSessions = { readonly only: string } | { readonly but: string } | 'ALL'

/** The same as two parameters of a statement: the only one that ends, and the only one that stays. */
export const sessionBounds = (which: WhichSessions): { only: string | null; but: string | null } => ({
  only: which !== 'ALL' && 'only' in which ? which.only : null,
  but: which !== 'ALL' && 'but' in which ? which.but : null,
})
