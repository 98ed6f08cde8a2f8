/** `建设平台，。 ` without the marks at its end. A pattern such as `[，。 ]+$` would begin anew at each of a hundred thousand marks. */
export function trimEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}
