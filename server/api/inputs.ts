import { z } from 'zod'
import { normalise } from '#lib/normalise.ts'

/** No field of ours is longer; what a person typed beyond it is cut off, and refused by the field's own rule. */
const longestText = 300

/** Text as a person typed it: any length and letters come in, in one spelling of code points that a database can keep. */
export const typedText = z
  .string()
  .transform((text) => normalise(storable(text.slice(0, longestText)), 'NFC'))

/** PostgreSQL keeps no NUL, and no half of a surrogate pair, as the cut may leave one. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The id that a form carries so that sending it twice does one thing. */
export const requestId = z.uuid()

/** An agency's code as it stands in an address or is chosen in a form. */
export const agencyId = z.string().regex(/^[\w.]{1,40}$/)

/** A public id as it stands in an address. */
export const publicId = z.string().regex(/^\w{1,20}$/)
