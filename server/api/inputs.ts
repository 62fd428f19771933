import { z } from 'zod'
import { normalise } from '#lib/normalise.ts'

/** No field of ours is longer; what a person typed beyond it is cut off, and refused by the field's own rule. */
const longestText = 300

/** Text as a person typed it: any length and letters come in, in one spelling of code points. */
export const typedText = z.string().transform((text) => normalise(text.slice(0, longestText), 'NFC'))

/** The id that a form carries so that sending it twice does one thing. */
export const requestId = z.uuid()

/** A public id as it stands in an address. */
export const publicId = z.string().regex(/^\w{1,20}$/)
