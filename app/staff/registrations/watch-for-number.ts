import { readFormNumber } from '#lib/form-number.ts'
import { codeReader } from './read-codes.ts'

const betweenLooksMs = 120

/**
 * Shows the camera in the video and looks until a picture has a form's number in it; null when it was stopped before.
 * @throws DOMException of getUserMedia where there is no camera or it is not allowed
 */
export async function watchForNumber(video: HTMLVideoElement, stop: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1920 } },
  })
  const end = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    if (stop.aborted) return null
    stop.addEventListener('abort', end)
    video.srcObject = stream
    await video.play()
    return await lookUntilFound(video, stop)
  } finally {
    end()
  }
}

async function lookUntilFound(video: HTMLVideoElement, stop: AbortSignal): Promise<string | null> {
  const read = await codeReader()
  while (!stop.aborted) {
    for (const text of await read(video)) {
      const number = readFormNumber(text)
      if (number.ok) return number.value
    }
    await new Promise((go) => setTimeout(go, betweenLooksMs))
  }
  return null
}
