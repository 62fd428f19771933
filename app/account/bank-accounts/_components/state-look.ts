import type { RegistrationState } from '#server/domains/registrations/contract.ts'
import type { NoticeKind } from '../../../_ui/notice.tsx'
import type { StatusLook } from '../../../_ui/status-tag.tsx'

/** How a registration's state looks beside its words. */
export const stateLook: Readonly<Record<RegistrationState, { tag: StatusLook; notice: NoticeKind }>> = {
  DRAFT: { tag: 'due', notice: 'info' },
  AWAITING_FORM: { tag: 'waiting', notice: 'waiting' },
  RECEIVED: { tag: 'waiting', notice: 'waiting' },
  RETURNED: { tag: 'due', notice: 'error' },
  APPROVED: { tag: 'paid', notice: 'success' },
  REJECTED: { tag: 'none', notice: 'error' },
  EXPIRED: { tag: 'none', notice: 'info' },
  SUSPENDED: { tag: 'waiting', notice: 'waiting' },
  CLOSED: { tag: 'none', notice: 'info' },
  REPLACED: { tag: 'none', notice: 'info' },
}
