/** Whether a text holds a variable: what it stands for is known at run time only. */
export function hasVariable(text: string): boolean {
  return text.includes('${') || text.includes('{{');
}
