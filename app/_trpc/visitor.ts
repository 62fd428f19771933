import { cache } from 'react'
import { tryingApi, visitorApi } from '#server/api/caller.ts'

/** The procedures, called for this visitor; one session look-up serves the whole drawing of a page. */
export const api = cache(visitorApi)

/** The same for actions that try something, e.g. a fact or a password: gives the browser its cookie. */
export const tries = tryingApi
