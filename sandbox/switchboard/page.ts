import { html } from 'hono/html'
import { english, type Html, page } from '../pages/layout.ts'
import { type Field, fieldGroups, fieldValue } from './form.ts'
import { type Preset, presets } from './presets.ts'
import { allWell, type SwitchboardSettings } from './settings.ts'

/** The switchboard with its present settings. `refused`: what was sent last did not fit. */
export function switchboardPage(settings: SwitchboardSettings, refused: boolean): Html {
  const well = JSON.stringify({ ...settings, seed: allWell.seed }) === JSON.stringify(allWell)
  return page(
    'Tổng đài lỗi',
    '/switchboard',
    html`<h1>Tổng đài lỗi</h1>
      ${english('The switchboard: what the bank does wrong. It stays set until it is changed, restarts included.')}
      ${refused ? html`<p class="bad" role="alert">Chưa lưu: có ô không phải là số trong khoảng cho phép.</p>` : ''}
      <p>${
        well
          ? html`<span class="good">Ngân hàng đang hoạt động bình thường.</span>`
          : html`<span class="bad">Ngân hàng đang được đặt để có lỗi.</span>`
      }</p>
      <section aria-labelledby="presets">
        <h2 id="presets">Đặt sẵn</h2>
        <form method="post" action="/switchboard/preset" class="row">
          ${presets.map(presetButton)}
        </form>
      </section>
      <form method="post" action="/switchboard">
        <h2>Chi tiết</h2>
        <p class="hint">Xác suất từ 0 (không bao giờ) đến 1 (luôn luôn). <span lang="en">Probabilities from 0 to 1.</span></p>
        <fieldset>
          <legend>Chung</legend>
          <div class="grid">
            <label>Hạt giống ngẫu nhiên<input name="seed" type="number" min="0" step="1" value="${settings.seed}" required /></label>
            <label>
              ${
                settings.down
                  ? html`<input type="checkbox" name="down" checked />`
                  : html`<input type="checkbox" name="down" />`
              }
              Ngân hàng mất kết nối
            </label>
          </div>
        </fieldset>
        ${fieldGroups.map(
          (group) =>
            html`<fieldset>
              <legend>${group.title}</legend>
              <div class="grid">${group.fields.map((field) => fieldControl(field, settings))}</div>
            </fieldset>`,
        )}
        <button class="main">Lưu</button>
      </form>`,
  )
}

function presetButton(preset: Preset): Html {
  return html`<button name="preset" value="${preset.id}">
    <span>${preset.vi}</span><span class="en" lang="en">${preset.en}</span>
  </button>`
}

const limits = {
  CHANCE: { max: 1, step: '0.001' },
  MILLISECONDS: { max: 120_000, step: '1' },
  COUNT: { max: 100, step: '1' },
} as const

function fieldControl(field: Field, settings: SwitchboardSettings): Html {
  const value = fieldValue(settings, field.name)
  if (typeof field.kind !== 'string') return reasonControl(field, field.kind, value)
  const { max, step } = limits[field.kind]
  const min = field.kind === 'COUNT' ? 2 : 0
  return html`<label
    >${field.label}<input
      name="${field.name}" type="number" min="${min}" max="${max}" step="${step}" value="${value}" required
  /></label>`
}

function reasonControl(field: Field, reasons: readonly string[], value: string): Html {
  const option = (reason: string) =>
    reason === value ? html`<option selected>${reason}</option>` : html`<option>${reason}</option>`
  return html`<label>${field.label}<select name="${field.name}">${reasons.map(option)}</select></label>`
}
