import { cache } from 'react'
import { visitorApi } from '#server/api/caller.ts'

/** The procedures, called for this visitor; one session look-up serves the whole drawing of a page. */
export const api = cache(visitorApi)
