import { addMs } from '#lib/dates.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { StaffRole } from '../../contract.ts'
import {
  approvals,
  type PeopleNews,
  type PlacedRole,
  type ProposalsView,
  type WaitingProposal,
} from '../../people-contract.ts'
import { deciders } from '../parties.ts'
import { actsOf, type Party, type Proposal, waitsFor } from './decide-proposal.ts'

type Place = {
  readonly role: StaffRole
  readonly agencyId: string | null
  readonly vi: string | null
  readonly en: string | null
  readonly bank: string | null
  readonly branch: string | null
}
type Row = Place & {
  readonly id: string
  readonly kind: WaitingProposal['kind']
  readonly staffId: string | null
  readonly email: string
  readonly proposedAt: Date
  readonly asker: Party & { readonly name: string }
  readonly person: (Place & { readonly name: string; readonly email: string }) | null
}

const waiting = {
  name: 'identity.proposals-waiting',
  text: `SELECT p.id, p.kind, p.staff_id AS "staffId", p.email, p.role, p.agency_id AS "agencyId", p.bank, p.branch,
                agency.name_vi AS vi, agency.name_en AS en, p.proposed_at AS "proposedAt",
                json_build_object('id', asker.id, 'name', asker.name, 'email', asker.email, 'role', asker.role,
                  'bank', asker.bank, 'isActive', asker.disabled_at IS NULL) AS asker,
                CASE WHEN person.id IS NULL THEN NULL ELSE json_build_object('name', person.name, 'email', person.email,
                  'role', person.role, 'agencyId', person.agency_id, 'vi', theirs.name_vi, 'en', theirs.name_en,
                  'bank', person.bank, 'branch', person.branch) END AS person
           FROM staff_proposal p JOIN staff_member asker ON asker.id = p.proposed_by
           LEFT JOIN staff_member person ON person.id = p.staff_id
           LEFT JOIN agency ON agency.id = p.agency_id LEFT JOIN agency theirs ON theirs.id = person.agency_id
          WHERE p.state = 'WAITING' AND ($1::text IS NULL OR p.bank = $1) ORDER BY p.proposed_at, p.id`,
}

/** Invitations of the server's command are an administrator's business, and no bank's. */
const news = {
  name: 'identity.people-news',
  text: `SELECT * FROM (
           SELECT p.id, p.decided_at AS at, p.kind || '_' || p.state AS what, COALESCE(person.name, p.email) AS person, p.role,
                  asker.name AS "proposedBy", decider.name AS "decidedBy", p.reason
             FROM staff_proposal p JOIN staff_member asker ON asker.id = p.proposed_by
             JOIN staff_member decider ON decider.id = p.decided_by LEFT JOIN staff_member person ON person.id = p.staff_id
            WHERE p.decided_at > $2 AND ($1::text IS NULL OR p.bank = $1)
           UNION ALL
           SELECT i.id, i.created_at, CASE WHEN i.replaces IS NULL THEN 'COMMAND_INVITED' ELSE 'COMMAND_REPLACED' END, i.email,
                  i.role, NULL, NULL, NULL
             FROM staff_invitation i WHERE i.proposal_id IS NULL AND i.invited_by = 'command' AND i.created_at > $2
              AND $1::text IS NULL
           UNION ALL
           SELECT i.id, i.replaced_at, 'INVITATION_WITHDRAWN', i.email, i.role, m.name, m.name, NULL
             FROM staff_invitation i JOIN staff_member m ON m.id = i.withdrawn_by
            WHERE i.replaced_at > $2 AND ($1::text IS NULL OR i.bank = $1)) news
          ORDER BY at DESC, id LIMIT 30`,
}

const newsMs = 30 * 24 * 3_600_000

/** What waits for a second person, and what came of the rest; for a bank's administrator what concerns that bank. */
export async function proposals(
  database: Database,
  asker: {
    readonly id: string
    readonly email: string
    readonly role: StaffRole
    readonly bank: string | null
  },
  now: Date,
): Promise<ProposalsView> {
  const [rows, told, everyone] = await Promise.all([
    database.query<Row>(waiting, [asker.bank]),
    database.query<Omit<PeopleNews, 'at'> & { at: Date }>(news, [asker.bank, addMs(now, -newsMs)]),
    deciders(database),
  ])
  const self = { ...asker, isActive: true }
  return {
    waiting: rows.map((row) => toView(row, self, everyone)),
    news: told.map((one) => ({ ...one, at: one.at.toISOString() })),
    administrators: everyone.filter(({ role }) => role === 'ADMINISTRATOR').length,
    bank: asker.bank,
  }
}

function toView(row: Row, self: Party, everyone: readonly Party[]): WaitingProposal {
  const { id, kind, email, person, asker } = row
  const proposal: Proposal = { ...row, state: 'WAITING', proposedBy: asker }
  return {
    id,
    kind,
    email,
    ...placed(row),
    person: person === null ? null : { name: person.name, email: person.email, ...placed(person) },
    proposedBy: { name: asker.name, isYou: asker.id === self.id },
    proposedAt: row.proposedAt.toISOString(),
    decides: approvals[row.role].by,
    waitsFor: waitsFor(proposal, everyone),
    acts: actsOf(proposal, self),
  }
}

const placed = ({ role, agencyId, vi, en, bank, branch }: Place): PlacedRole => ({
  role,
  agency: agencyId === null ? null : { id: agencyId, name: { vi: vi ?? agencyId, en: en ?? agencyId } },
  bank,
  branch,
})

/** How many proposals wait that this person may decide now. */
export async function countToDecide(
  database: Database,
  asker: Parameters<typeof proposals>[1],
): Promise<number> {
  const rows = await database.query<Row>(waiting, [asker.bank])
  const self = { ...asker, isActive: true }
  return rows.filter((row) =>
    actsOf({ ...row, state: 'WAITING', proposedBy: row.asker }, self).includes('APPROVE'),
  ).length
}
