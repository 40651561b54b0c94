import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { askConsent } from '../../../../server/src/hosts/cli/run/ask-consent.ts';
import { askInTerminal } from '../../../../server/src/hosts/cli/run/ask-in-terminal.ts';
import { stateFolder } from '../../../../server/src/hosts/cli/run/state-folder.ts';
import { sha256 } from '../../../../server/src/base/sha256.ts';
import { copyOfChurn } from '../copy-of-churn.ts';
import { tempFolder } from '../temp-folder.ts';
import { cliPath, runCli, type CliResult } from './run-cli.ts';

const MODEL = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';
