/** Lines by their agency's ids, each followed by its supplements: over `dossier_fee f`, and `o`, the line of a supplement. */
export const inOrder =
  'length(coalesce(o.line_id, f.line_id)), coalesce(o.line_id, f.line_id), length(f.line_id), f.line_id'
