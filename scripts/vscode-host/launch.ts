#!/usr/bin/env node
// Stands in for the `code` executable: takes the arguments with which @vscode/test-electron starts
// VS Code desktop, runs the tests in VS Code's own server and Chromium, exits with their result.
import { rm } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { readArguments, type HostArguments } from './arguments.ts';
import { CHROMIUM_FLAGS, CHROMIUM_HINT, findChromium } from './chromium.ts';
import { makeDataFolder } from './data-folder.ts';
import { installHost } from './install.ts';
import { pageMethods } from './page-methods.ts';
import { servePage } from './page-server.ts';
import { run } from './run.ts';
import { startServer } from './server.ts';
import { workbenchUrl } from './workbench-url.ts';

const WINDOW = { width: 1280, height: 800 };

/** A suite that hangs must not hold CI until its own limit. */
const LIMIT_MS = 10 * 60_000;

/** What the workbench itself tells a machine without the internet, before the tests say a word. */
const NOISE = new RegExp(
  '^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin' +
    '|\\[(AgentHost|AccountPolicyGate|ChatModelSelection|RemoteAgentHostProtocol)' +
    '|\\[(Service Worker|reconnection-grace-time)' +
    '|Timed out waiting for authentication provider' +
    '|getaddrinfo E[A-Z_]+ open-vsx|SettingsEditor2: )',
);

const options = readArguments(process.argv.slice(2));
process.exitCode = await runTests(options);
// Whatever a killed extension host left open must not keep this process alive.
process.exit();

async function runTests(options: HostArguments): Promise<number> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(`There is no Chromium: ${CHROMIUM_HINT}.`);
  const main = await installHost();
  const dataDir = await makeDataFolder(options.userDataDir, options.trustDisabled);
  if (options.installExtension) {
    const extensions = options.extensionsDir ? ['--extensions-dir', options.extensionsDir] : [];
    const install = ['--install-extension', options.installExtension, ...extensions];
    await run(process.execPath, [main, ...install, '--server-data-dir', dataDir]);
  }
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport: WINDOW, colorScheme: 'light' });
  const pageServer = await servePage(pageMethods(page));
  const server = await startServer({
    main,
    dataDir,
    extensionsDir: options.extensionsDir,
    env: pageServer.env,
    underTest: true,
  });
  try {
    const result = watch(page, server.ended);
    await page.goto(workbenchUrl(server, options));
    return await result;
  } finally {
    await browser.close();
    pageServer.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Resolves with the tests' exit code; fails when the page, the server or the time is gone. */
async function watch(page: Page, serverEnded: Promise<void>): Promise<number> {
  let resolve: (code: number) => void = () => undefined;
  const exit = new Promise<number>((settle) => (resolve = settle));
  let over = false;
  const end = (code: number, why?: string) => {
    if (!over && why) console.error(why);
    over = true;
    resolve(code);
  };
  await page.exposeFunction('codeAutomationLog', (_type: string, values: unknown[]) => {
    if (!NOISE.test(String(values[0]))) console.log(...values);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
  page.on('crash', () => end(1, 'The window crashed.'));
  page.on('pageerror', (error) => console.error(`Error in the window: ${error.message}`));
  void serverEnded.then(() => end(1, "VS Code's server ended before the tests did."));
  const limit = setTimeout(() => {
    end(1, `The tests did not end within ${LIMIT_MS / 60_000} minutes.`);
  }, LIMIT_MS);
  return exit.finally(() => clearTimeout(limit));
}
