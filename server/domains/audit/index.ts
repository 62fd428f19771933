export { type Look, looksAt } from './looks.ts'
export { type AuditEntry, recordAudit } from './record-audit.ts'
