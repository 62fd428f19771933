export { looksAt } from './looks.ts'
export { type AuditEntry, recordAudit } from './record-audit.ts'
