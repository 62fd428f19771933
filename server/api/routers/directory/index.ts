import { router } from '#server/api/trpc.ts'
import { banks } from './banks.ts'
import { issuer } from './issuer.ts'
import { issuers } from './issuers.ts'
import { tenant } from './tenant.ts'

export const directoryRouter = router({ tenant, issuers, issuer, banks })
