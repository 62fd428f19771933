'use client'

import ErrorPage from './error.tsx'
import './globals.css'

/** The same words when the frame of the page itself failed. */
export default function GlobalError() {
  return (
    <html lang="vi">
      <body className="bg-paper font-sans text-ink">
        <ErrorPage />
      </body>
    </html>
  )
}
