import { oddBodies } from './bodies.ts'
import { oddHeads } from './heads.ts'
import type { OddRequest } from './odd-request.ts'
import { oddOrigins } from './origins.ts'

/** Requests that no page and no program of ours sends, and how each is answered. @param host as the portal's own address has it */
export const oddRequests = (host: string): OddRequest[] => [
  ...oddOrigins(host),
  ...oddBodies(host),
  ...oddHeads(host),
]
