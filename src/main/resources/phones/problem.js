// Errors are shown where they arose: in the form or beside the button, and at the field they name.

import { Problem } from './api.js';
import { el } from './dom.js';

export function show(box, problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  const form = box.closest('form');
  const unplaced = (problem.errors ?? []).filter((error) => !mark(form?.elements[error.field], error.message));
  const list = el(
    'ul',
    unplaced.map(({ field, message }) => el('li', `${field}: ${message}`)),
  );
  box.replaceChildren(el('p', problem.message), ...(unplaced.length ? [list] : []));
  box.hidden = false;
  form?.querySelector('[aria-invalid]')?.focus();
}

function mark(input, message) {
  if (!(input instanceof HTMLElement)) return false;
  // Inside the label, so a screen reader reads it with the field's name.
  input.after(el('span.field-problem', message));
  input.setAttribute('aria-invalid', 'true');
  return true;
}

export function clear(box) {
  box.hidden = true;
  box.replaceChildren();
  const form = box.closest('form');
  form?.querySelectorAll('.field-problem').forEach((note) => note.remove());
  form?.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
}

/** Runs what a button asks for: the button waits, and what goes wrong is shown in `box`. */
export async function attempt(button, box, task) {
  clear(box);
  button.disabled = true;
  try {
    await task();
    return true;
  } catch (problem) {
    show(box, problem);
    return false;
  } finally {
    button.disabled = false;
    // A button that was switched off has lost the focus; a keyboard user goes on from where they were.
    if (document.activeElement === document.body) button.focus();
  }
}
