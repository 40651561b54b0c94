/** Themes of VS Code, as a webview gets them: the variables that the page reads. */
export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

type Colours = Readonly<Record<string, string>>;

const charts = (
  blue: string,
  green: string,
  purple: string,
  yellow: string,
  red: string,
): Colours => ({
  'charts-blue': blue,
  'charts-green': green,
  'charts-purple': purple,
  'charts-yellow': yellow,
  'charts-red': red,
});

const dark: Colours = {
  'editor-background': '#1f1f1f',
  'editor-foreground': '#cccccc',
  foreground: '#cccccc',
  descriptionForeground: '#9d9d9d',
  'editorWidget-background': '#202020',
  'widget-border': '#313131',
  'panel-border': '#2b2b2b',
  focusBorder: '#0078d4',
  'textLink-foreground': '#4daafc',
  'editorError-foreground': '#f14c4c',
  'editorWarning-foreground': '#cca700',
  'list-hoverBackground': '#2a2d2e',
  'list-activeSelectionBackground': '#04395e',
  'list-activeSelectionForeground': '#ffffff',
  'list-inactiveSelectionBackground': '#37373d',
  'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
  'input-background': '#313131',
  'input-foreground': '#cccccc',
  'input-border': '#3c3c3c',
  'inputOption-activeBackground': 'rgba(36, 137, 219, 0.51)',
  'inputOption-activeForeground': '#ffffff',
  'inputOption-activeBorder': '#2488db',
  'dropdown-background': '#313131',
  'dropdown-foreground': '#cccccc',
  'button-secondaryBackground': '#313131',
  'button-secondaryForeground': '#cccccc',
  'button-secondaryHoverBackground': '#3c3c3c',
  'editorHoverWidget-background': '#202020',
  'editorHoverWidget-foreground': '#cccccc',
  'editorHoverWidget-border': '#454545',
  'menu-background': '#1f1f1f',
  'menu-foreground': '#cccccc',
  'menu-selectionBackground': '#0078d4',
  'menu-selectionForeground': '#ffffff',
  'widget-shadow': 'rgba(0, 0, 0, 0.36)',
  'terminal-ansiCyan': '#11a8cd',
  ...charts('#59a4f9', '#89d185', '#b180d7', '#cca700', '#f14c4c'),
};

const light: Colours = {
  'editor-background': '#ffffff',
  'editor-foreground': '#3b3b3b',
  foreground: '#3b3b3b',
  descriptionForeground: '#3b3b3b',
  'editorWidget-background': '#f8f8f8',
  'widget-border': '#e5e5e5',
  'panel-border': '#e5e5e5',
  focusBorder: '#005fb8',
  'textLink-foreground': '#005fb8',
  'editorError-foreground': '#e51400',
  'editorWarning-foreground': '#bf8803',
  'list-hoverBackground': '#f2f2f2',
  'list-activeSelectionBackground': '#e8e8e8',
  'list-activeSelectionForeground': '#000000',
  'list-inactiveSelectionBackground': '#e4e6f1',
  'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)',
  'input-background': '#ffffff',
  'input-foreground': '#3b3b3b',
  'input-border': '#cecece',
  'inputOption-activeBackground': '#bed6ed',
  'inputOption-activeForeground': '#000000',
  'inputOption-activeBorder': '#005fb8',
  'dropdown-background': '#ffffff',
  'dropdown-foreground': '#3b3b3b',
  'button-secondaryBackground': '#e5e5e5',
  'button-secondaryForeground': '#3b3b3b',
  'button-secondaryHoverBackground': '#cccccc',
  'editorHoverWidget-background': '#f8f8f8',
  'editorHoverWidget-foreground': '#3b3b3b',
  'editorHoverWidget-border': '#c8c8c8',
  'menu-background': '#ffffff',
  'menu-foreground': '#3b3b3b',
  'menu-selectionBackground': '#005fb8',
  'menu-selectionForeground': '#ffffff',
  'widget-shadow': 'rgba(0, 0, 0, 0.16)',
  'terminal-ansiCyan': '#0598bc',
  ...charts('#0063d3', '#388a34', '#652d90', '#bf8803', '#e51400'),
};

const highContrast: Colours = {
  'editor-background': '#000000',
  'editor-foreground': '#ffffff',
  foreground: '#ffffff',
  descriptionForeground: 'rgba(255, 255, 255, 0.7)',
  'editorWidget-background': '#0c141f',
  contrastBorder: '#6fc3df',
  contrastActiveBorder: '#f38518',
  'panel-border': '#6fc3df',
  'widget-border': '#6fc3df',
  focusBorder: '#f38518',
  'textLink-foreground': '#21a6ff',
  'editorError-foreground': '#f48771',
  'editorWarning-foreground': '#ffd37c',
  'input-background': '#000000',
  'input-foreground': '#ffffff',
  'input-border': '#6fc3df',
  'inputOption-activeBackground': 'rgba(0, 0, 0, 0)',
  'inputOption-activeForeground': '#ffffff',
  'inputOption-activeBorder': '#f38518',
  'dropdown-background': '#000000',
  'dropdown-foreground': '#ffffff',
  'button-border': '#6fc3df',
  'button-secondaryForeground': '#ffffff',
  'editorHoverWidget-background': '#0c141f',
  'editorHoverWidget-foreground': '#ffffff',
  'editorHoverWidget-border': '#6fc3df',
  'menu-background': '#000000',
  'menu-foreground': '#ffffff',
  'terminal-ansiCyan': '#00cdcd',
  ...charts('#59a4f9', '#89d185', '#b180d7', '#ffd37c', '#f48771'),
};

const highContrastLight: Colours = {
  ...highContrast,
  'editor-background': '#ffffff',
  'editor-foreground': '#292929',
  foreground: '#292929',
  descriptionForeground: 'rgba(41, 41, 41, 0.7)',
  'editorWidget-background': '#ffffff',
  contrastBorder: '#0f4a85',
  contrastActiveBorder: '#006bbd',
  'panel-border': '#0f4a85',
  'widget-border': '#0f4a85',
  focusBorder: '#006bbd',
  'textLink-foreground': '#0f4a85',
  'editorError-foreground': '#b5200d',
  'editorWarning-foreground': '#895503',
  'input-background': '#ffffff',
  'input-foreground': '#292929',
  'input-border': '#0f4a85',
  'inputOption-activeForeground': '#292929',
  'inputOption-activeBorder': '#0f4a85',
  'dropdown-background': '#ffffff',
  'dropdown-foreground': '#292929',
  'button-border': '#0f4a85',
  'button-secondaryForeground': '#292929',
  'editorHoverWidget-background': '#ffffff',
  'editorHoverWidget-foreground': '#292929',
  'editorHoverWidget-border': '#0f4a85',
  'menu-background': '#ffffff',
  'menu-foreground': '#292929',
  ...charts('#0063d3', '#388a34', '#652d90', '#895503', '#b5200d'),
};

const colours: Readonly<Record<Theme, Colours>> = {
  light,
  dark,
  'high-contrast': highContrast,
  'high-contrast-light': highContrastLight,
};

/** What VS Code puts on the root element of a webview. */
export function rootStyle(theme: Theme): string {
  const variables = Object.entries(colours[theme]).map(
    ([name, value]) => `--vscode-${name}: ${value}`,
  );
  return [...variables, "--vscode-font-family: 'DejaVu Sans', sans-serif"].join('; ');
}

/** What VS Code puts on the body: of high contrast both. */
export function bodyClasses(theme: Theme): string {
  return theme.startsWith('high-contrast')
    ? `vscode-high-contrast${theme.endsWith('light') ? ' vscode-high-contrast-light' : ''}`
    : `vscode-${theme}`;
}
