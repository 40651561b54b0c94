import type { DiagramTheme } from './engine.ts';

/** The colours of VS Code that a diagram has, each with a stand-in for the themes that leave it out. */
const SOURCES = {
  background: ['--vscode-editor-background', '#ffffff', '#1e1e1e'],
  text: ['--vscode-editor-foreground', '#1f1f1f', '#d4d4d4'],
  box: ['--vscode-editorWidget-background', '#f3f3f3', '#252526'],
  border: ['--vscode-descriptionForeground', '#616161', '#9d9d9d'],
  line: ['--vscode-descriptionForeground', '#616161', '#9d9d9d'],
  group: ['--vscode-sideBar-background', '#f8f8f8', '#181818'],
  contrast: ['--vscode-contrastBorder', '', ''],
} as const satisfies Record<string, readonly [string, string, string]>;

/** What the theme of VS Code makes of a diagram; read anew when it changes. */
export function readTheme(): DiagramTheme {
  const kind = document.body.dataset.vscodeThemeKind ?? '';
  const dark =
    kind === ''
      ? document.body.classList.contains('vscode-dark')
      : /dark|^vscode-high-contrast$/.test(kind);
  const probe = document.body.appendChild(document.createElement('span'));
  const colour = (name: keyof typeof SOURCES): string => {
    const [variable, light, other] = SOURCES[name];
    return resolved(probe, variable) ?? (dark ? other : light);
  };
  const contrast = colour('contrast');
  const style = getComputedStyle(document.body);
  const text = colour('text');
  const background = colour('background');
  // In high contrast boxes are told by their borders.
  const box = contrast === '' ? colour('box') : background;
  const border = contrast === '' ? colour('border') : contrast;
  const line = contrast === '' ? colour('line') : text;
  const group = contrast === '' ? colour('group') : background;
  probe.remove();
  return {
    dark,
    variables: {
      background,
      textColor: text,
      primaryColor: box,
      primaryTextColor: text,
      primaryBorderColor: border,
      secondaryColor: box,
      secondaryTextColor: text,
      secondaryBorderColor: border,
      tertiaryColor: group,
      tertiaryTextColor: text,
      tertiaryBorderColor: border,
      mainBkg: box,
      nodeBorder: border,
      nodeTextColor: text,
      lineColor: line,
      arrowheadColor: line,
      clusterBkg: group,
      clusterBorder: border,
      titleColor: text,
      edgeLabelBackground: background,
      fontFamily: plainFonts(style.fontFamily),
      fontSize: '14px',
    },
  };
}

/** The variable as `rgb()` or `rgba()`: mermaid calculates with colours and knows few of their forms. */
function resolved(probe: HTMLElement, variable: string): string | undefined {
  const value = getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
  if (value === '') return undefined;
  probe.style.color = '';
  probe.style.color = value;
  const computed = getComputedStyle(probe).color;
  return probe.style.color !== '' && /^rgba?\(/.test(computed) ? computed : undefined;
}

/** The names of the fonts go into a style sheet. */
function plainFonts(fonts: string): string {
  const plain = fonts.replace(/[^\w\s,"'.-]/g, '');
  return plain === '' ? 'sans-serif' : plain;
}

/** Calls back when the theme of VS Code changes, once it has settled. */
export function watchTheme(changed: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 60);
  });
  // The variables are in the style of the root, the kind is at the body.
  observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-kind'] });
  return () => {
    clearTimeout(waiting);
    observer.disconnect();
  };
}
