import type { Transaction } from '#server/platform/database/database.ts'
import type { Bilingual } from '../contract.ts'

/**
 * Creates the procedure or gives it its newest name. Dossiers of one procedure arrive at the same time, so
 * the row is written, and with that locked, only where the name differs.
 */
export async function storeProcedure(tx: Transaction, code: string, name: Bilingual): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO procedure (code, name_vi, name_en) VALUES (${code}, ${name.vi}, ${name.en})
    ON CONFLICT (code) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en
    WHERE (procedure.name_vi, procedure.name_en) IS DISTINCT FROM (excluded.name_vi, excluded.name_en)`
}
