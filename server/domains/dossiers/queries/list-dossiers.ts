import { readsInFull } from '#server/domains/charges/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { DossierView } from '../contract.ts'
import { type DossierFacts, dossierView } from '../dossier-view.ts'
import { inOrder } from './line-order.ts'

/** A visitor's list grows by look-ups, which are limited; this only bounds the answer. */
const longestList = 1_000

const visitorsList = {
  name: 'dossiers.list',
  text: `
    SELECT d.id, d.code, d.applicant_name AS "applicantName",
      CASE WHEN reader."full" THEN json_build_object('vi', p.name_vi, 'en', p.name_en) END AS procedure,
      CASE WHEN reader."full" THEN json_build_object('status', d.status,
        'receivedOn', to_char(d.received_on, 'YYYY-MM-DD'), 'dueOn', to_char(d.due_on, 'YYYY-MM-DD')) END AS about,
      a.id AS "agencyId", a.name_vi AS "agencyVi", a.name_en AS "agencyEn",
      (SELECT pay.public_id FROM charge c
         JOIN payment_charge pc ON pc.charge_id = c.id
         JOIN payment pay ON pay.id = pc.payment_id AND pay.state = 'OPEN'
         JOIN visitor_payment vp ON vp.payment_id = pay.id AND vp.visitor_id = v.visitor_id
       WHERE c.source_kind = 'DOSSIER' AND c.source_id = d.id
         AND (pay.exception IS NOT NULL OR NOT EXISTS (
           SELECT FROM payment_charge other JOIN charge oc ON oc.id = other.charge_id
           WHERE other.payment_id = pay.id AND (oc.state <> 'OPEN' OR oc.amount <> other.amount)))
       ORDER BY pay.created_at DESC LIMIT 1) AS "ownPayment",
      fees.list AS fees
    FROM visitor_dossier v
    JOIN visitor_session s ON s.id = v.visitor_id AND s.expires_at > $2
    JOIN dossier d ON d.id = v.dossier_id
    JOIN agency a ON a.id = d.agency_id
    JOIN procedure p ON p.code = d.procedure_code
    CROSS JOIN LATERAL (SELECT ${readsInFull('v.visitor_id', { kind: `'DOSSIER'`, id: 'd.id' })} AS "full") reader
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object(
        'id', f.id, 'gross', f.gross_amount::text, 'reduction', f.reduction::text,
        'words', CASE WHEN reader."full" THEN json_build_object('kind', f.kind, 'labelVi', f.label_vi, 'labelEn', f.label_en,
          'groundVi', f.ground_vi, 'groundEn', f.ground_en, 'regulation', f.regulation, 'dueWhen', f.due_when) END,
        'withdrawn', f.withdrawn, 'supplementOf', f.supplement_of, 'atAgency', f.agency_receipt IS NOT NULL,
        'chargeState', c.state, 'leased', l.id IS NOT NULL, 'leaseEndsAt', l.ends_at
      ) ORDER BY ${inOrder}), '[]') AS list
      FROM dossier_fee f
      LEFT JOIN dossier_fee o ON o.id = f.supplement_of
      LEFT JOIN charge c ON c.id = f.charge_id
      LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
      WHERE f.dossier_id = d.id
    ) fees
    WHERE v.visitor_id = $1
    ORDER BY v.added_at DESC, d.id DESC
    LIMIT ${longestList}`,
}

/**
 * The dossiers that the visitor has looked up, newest look-up first; none once its time is over. An own payment
 * that can no longer be paid, since one of its charges was changed or paid elsewhere, is not offered.
 */
export async function listDossiers(database: Database, visitorId: string, now: Date): Promise<DossierView[]> {
  const rows = await database.query<DossierFacts>(visitorsList, [visitorId, now])
  return rows.map(dossierView)
}
