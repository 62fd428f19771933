/** A place in the list, newest dossiers first: the day received, and the id among those of one day. */
export type Place = { readonly receivedOn: string; readonly dossierId: string }

const form = /^(\d{4}-\d{2}-\d{2})([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A place as it stands in an address. */
export const cursorOf = ({ receivedOn, dossierId }: Place): string =>
  Buffer.from(receivedOn + dossierId).toString('base64url')

/** Null where it is no place that we have named. */
export function placeOf(cursor: string): Place | null {
  const [, receivedOn, dossierId] = form.exec(Buffer.from(cursor.slice(0, 100), 'base64url').toString()) ?? []
  if (receivedOn === undefined || dossierId === undefined) return null
  return Number.isNaN(Date.parse(receivedOn)) ? null : { receivedOn, dossierId }
}
