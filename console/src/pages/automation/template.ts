/** A template: as a form has it, and as the API takes it. */
import { dropKnown } from '../../api/shown'
import type { Model } from '../../api/words'
import { save } from '../../saving/saving'
import { hasSubject } from '../../ui/BothTexts'

export type Template = Model['TemplateTold']

const TEMPLATES = '/crm/automation/templates'
const TEMPLATE = '/crm/automation/templates/{template_id}'

export interface TemplateForm {
  name: string
  channel: Template['channel']
  purpose: Template['purpose']
  en: string
  bn: string
  subjectEn: string
  subjectBn: string
  whatsappName: string
}

export const NEW_TEMPLATE: TemplateForm = { name: '', channel: 'sms', purpose: 'marketing', en: '', bn: '', subjectEn: '', subjectBn: '', whatsappName: '' }

export function formOf(template: Template): TemplateForm {
  return {
    name: template.name,
    channel: template.channel,
    purpose: template.purpose,
    en: template.texts.en ?? '',
    bn: template.texts.bn ?? '',
    subjectEn: template.subjects?.en ?? '',
    subjectBn: template.subjects?.bn ?? '',
    whatsappName: template.whatsapp_name ?? '',
  }
}

function textsOf(form: TemplateForm): Model['Texts'] {
  return { en: form.en.trim() ? form.en : null, bn: form.bn.trim() ? form.bn : null }
}

function subjectsOf(form: TemplateForm): Model['Subjects'] | null {
  const subjects = { en: form.subjectEn.trim() || null, bn: form.subjectBn.trim() || null }
  return hasSubject(form.channel) && (subjects.en || subjects.bn) ? subjects : null
}

function bodyOf(form: TemplateForm): Model['TemplateFields'] {
  return {
    name: form.name.trim(),
    channel: form.channel,
    purpose: form.purpose,
    texts: textsOf(form),
    subjects: subjectsOf(form),
    whatsapp_name: form.channel === 'whatsapp' ? form.whatsappName.trim() || null : null,
  }
}

export function saveTemplate(form: TemplateForm, template: Template | undefined, label: string) {
  const touches = [TEMPLATES, TEMPLATE] as (typeof TEMPLATES)[]
  if (!template) {
    return save({
      method: 'post',
      path: TEMPLATES,
      body: bodyOf(form),
      label,
      touches,
      refusedHere: true,
      undo: (made) => ({ method: 'delete', address: `${TEMPLATES}/${made.id}` }),
    })
  }
  const address = `${TEMPLATES}/${template.id}`
  return save({
    method: 'put',
    path: TEMPLATE,
    names: { template_id: template.id },
    version: template.version,
    body: bodyOf(form),
    label,
    touches,
    refusedHere: true,
    // One that came with the house and was never changed has nothing to go back to but itself.
    undo: () => (template.is_default ? { method: 'delete', address } : { method: 'put', address, body: bodyOf(formOf(template)) }),
  })
}

export function removeTemplate(template: Template, label: string): void {
  void save({
    method: 'delete',
    path: TEMPLATE,
    names: { template_id: template.id },
    version: template.version,
    label,
    touches: [TEMPLATES],
    shows: (known) => dropKnown<Template>(known, TEMPLATES, (each) => each.id === template.id),
    undo: () => ({ method: 'post', address: TEMPLATES, body: { ...bodyOf(formOf(template)), id: template.id } }),
  })
}
