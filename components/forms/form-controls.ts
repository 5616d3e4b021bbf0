import { TAKE_EVENT } from './form-state';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox');

/** The controls that send this field. */
export function controlsOf(name: string): Control[] {
  return [...document.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter(isControl);
}

/** A value as people read it: the option's text, the words beside the ticks, the name that the combobox shows. */
export function textOfValue(name: string, value: string, tickedText: string): string {
  const [control, ...others] = controlsOf(name);
  if (!control) return value;
  if (control instanceof HTMLSelectElement) {
    return [...control.options].find((option) => option.value === value)?.text ?? value;
  }
  if (isChoice(control)) {
    if (control.type === 'checkbox' && others.length === 0 && value === 'on') return tickedText;
    const chosen = value.split('\n');
    return [control, ...others]
      .filter((one) => chosen.includes(one.value))
      .map((one) => one.closest('label')?.textContent ?? one.value)
      .join('、');
  }
  const combo =
    control.type === 'hidden' ? control.closest('.combo')?.querySelector('[role="combobox"]') : null;
  return combo instanceof HTMLInputElement && control.value === value ? combo.value : value;
}

/** Puts a value into the field: chosen, ticked or written; `text` is what a combobox shows for it. */
export function takeValue(name: string, value: string, text: string): void {
  const chosen = value.split('\n');
  for (const control of controlsOf(name)) {
    const combo = control.type === 'hidden' ? control.closest('.combo') : null;
    if (combo) combo.dispatchEvent(new CustomEvent(TAKE_EVENT, { detail: { value, text } }));
    else if (isChoice(control)) control.checked = chosen.includes(control.value);
    else control.value = value;
  }
}
