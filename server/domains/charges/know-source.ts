/**
 * SQL: the visitor reads these sources in full from now on. Proof is never taken back by a lesser one. The arguments are SQL:
 * `ids` an array of UUID.
 */
export const knowSources = (visitor: string, kind: string, ids: string, at: string): string =>
  `INSERT INTO known_source (visitor_id, source_kind, source_id, known_since)
     SELECT ${visitor}::uuid, ${kind}, known.id, ${at}::timestamptz FROM unnest(${ids}::uuid[]) known (id)
     ON CONFLICT DO NOTHING`
