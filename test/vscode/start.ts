import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/vscode-host/chromium.ts';

const CONTRACT = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
const WAIT = 90_000;

/** Opens what `npm start` opens in a browser, until the extension counts who refers to a contract; rejects if it never does. */
export async function testStart(root: string, folder: string): Promise<void> {
  const open = join(root, 'scripts/vscode-host/open.ts');
  // Without a screen it starts no browser of its own.
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const host = spawn(process.execPath, [open, folder, join(folder, CONTRACT)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  const ended = once(host, 'close');
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    args: CHROMIUM_FLAGS,
  });
  try {
    const page = await browser.newPage();
    await page.goto(await addressOf(host));
    const language = page.locator('.statusbar-item', { hasText: 'Data contract or product' });
    await language.first().waitFor({ timeout: WAIT });
    const lens = page.locator('.codelens-decoration a', { hasText: 'reference' });
    await lens.first().waitFor({ timeout: WAIT });
  } finally {
    await browser.close();
    host.kill('SIGINT');
    await ended;
  }
}

async function addressOf(host: ChildProcess): Promise<string> {
  if (host.stdout === null) throw new Error('It says nothing.');
  for await (const line of createInterface({ input: host.stdout })) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('It ended before it said an address.');
}
