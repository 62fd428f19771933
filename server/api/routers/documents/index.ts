import { router } from '#server/api/trpc.ts'
import { confirmationPdf } from './confirmation-pdf.ts'
import { instructionPdf } from './instruction-pdf.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { verify } from './verify.ts'

export const documentsRouter = router({ verify, confirmationPdf, instructionPdf, receiptPdf })
