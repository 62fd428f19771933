export { type AgencyRecord, storeAgency } from './commands/store-agency.ts'
export { storeProcedure } from './commands/store-procedure.ts'
export { cardIssuers, findIssuer } from './issuers.ts'
export { tenant } from './tenants.ts'
