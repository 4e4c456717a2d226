/** `aim 64: missed`, as it stands beside a figure. Figures are compared as measured, not as printed. */
export function besideAim(figure: number, aim: number, shown = `${aim}`): string {
  return `aim ${shown}: ${figure >= aim ? 'met' : 'missed'}`;
}
