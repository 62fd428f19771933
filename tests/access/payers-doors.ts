/**
 * What a browser can send to the portal beside pages: each form's action and each route handler, with the
 * procedures that it calls. They hold no rights of their own.
 */
export const payersDoors: Readonly<Record<string, readonly string[]>> = {
  'app/_lookup/look-up.ts': ['dossiers.lookUp'],
  'app/dossiers/actions.ts': ['dossiers.remove', 'payments.create'],
  'app/find/find-payment.ts': ['payments.find'],
  'app/pay/[id]/card/start-card.ts': ['directory.issuers', 'payments.startCard', 'payments.view'],
  'app/pay/[id]/otp/actions.ts': [
    'payments.cancelAttempt',
    'payments.newOtp',
    'payments.submitOtp',
    'payments.view',
  ],
  // Leads to the document's own page, which asks.
  'app/verify/page.tsx': [],
  'app/pay/[id]/choose-way.ts': ['payments.payRest', 'payments.printInstruction', 'payments.view'],
  'app/pay/[id]/pay-rest.ts': ['payments.payRest'],
  'app/pay/[id]/instruction/actions.ts': [
    'payments.cancelInstruction',
    'payments.printInstruction',
    'payments.reissueInstruction',
  ],
  'app/pay/[id]/confirmation.pdf/route.ts': ['documents.confirmationPdf'],
  'app/pay/[id]/instruction.pdf/route.ts': ['documents.instructionPdf'],
  'app/pay/[id]/instruction/qr.png/route.ts': ['payments.view'],
  'app/pay/[id]/receipts/[agencyId]/route.ts': ['documents.receiptPdf'],
  'app/pay/[id]/events/route.ts': ['payments.live'],
  'app/pay/[id]/state/route.ts': ['payments.live'],
  'app/preferences/route.ts': [],
  'app/api/health/route.ts': [],
}
