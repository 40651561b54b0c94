import { hasErrors, isAcceptable } from '../../../agent/verdict.ts';
import { allPhases } from '../../../agent/phases/all-phases.ts';
import type { PhaseInput } from '../../../agent/phase.ts';
import type { RunEvent } from '../../../agent/run-event.ts';
import type { RunState, RunStep } from '../../../agent/run-state.ts';
import type { AgentHost } from '../../../operations/run/agent-host.ts';
import { judgeFiles } from '../../../operations/run/judge-files.ts';
import { runPhaseOperation } from '../../../operations/run-phase.ts';
import { reportFailed } from '../change-files.ts';
import type { Call, RunCommand } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { fromRoot } from '../from-root.ts';
import { palette, wantsColour } from '../palette.ts';
import { applyDraft } from '../run/apply-draft.ts';
import { makeAgentHost } from '../run/make-agent-host.ts';
import { shownResult, shownVerdict } from '../run/show-run.ts';
import { withTests } from '../run/with-tests.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { visible, visibleJson } from '../visible.ts';
import { InWords } from '../../../agent/in-words.ts';
import { told } from '../../../agent/told.ts';

/** Runs a phase, shows what it came to, and writes it where somebody accepts it. */
export const runRun: RunCommand = async (asked) => {
  const call = fromRoot(asked);
  const { options, positionals, io } = call;
  const session = withTests(await openSession({ ...call, positionals: [] }));
  const agent = await makeAgentHost(call, session.project.root, reporter(call));
  if (options.list === true) return list(agent, call);
  const { phase, input } = asks(positionals, options.resume);
  const resume = typeof options.resume === 'string' ? options.resume : undefined;
  const { refused, state: ended } = await runPhaseOperation(
    { phase, input, ...(resume !== undefined && { resume }) },
    session.context,
    agent,
  );
  if (ended === undefined)
    throw new UsageError(visible(told(refused ?? 'The phase could not begin.')));
  const state = resume === undefined ? ended : await judgedNow(ended, session);
  show(state, call);
  const code = await decide(state, { call, session, agent });
  if (options.json === true) {
    const run = (await agent.store.load(state.id)) ?? state;
    io.stdout.write(
      `${visibleJson(JSON.stringify({ kind: 'result', run: new InWords().run(run) }))}\n`,
    );
  }
  return code;
};

interface Deciding {
  readonly call: Call;
  readonly session: Session;
  readonly agent: AgentHost;
}

/** Nothing is written but with a yes to exactly this; over errors only a person says it, with a reason. */
async function decide(state: RunState, deciding: Deciding): Promise<ExitCode> {
  const { options, io } = deciding.call;
  // Without it the run would go on without a model.
  const asked = ['model', 'base-url'].map((name) =>
    typeof options[name] === 'string' ? ` --${name} ${visible(options[name])}` : '',
  );
  const provider = state.model === undefined ? '' : ` --provider claude${asked.join('')}`;
  const again = `dataengos run --resume ${state.id}${provider}`;
  const say = (text: string): void => {
    if (options.quiet !== true && options.json !== true) io.stderr.write(`${text}\n`);
  };
  const bad = state.verdict !== undefined && hasErrors(state.verdict);
  const isBlocked = state.verdict === undefined || !isAcceptable(state.verdict);
  const remarks = state.draft?.comments ?? [];
  const isWrong = bad || remarks.some(({ severity }) => severity === 'error');
  if (state.status === 'done') return isWrong ? exitCode.findings : exitCode.clean;
  if (state.status !== 'proposed') {
    say(`The run can go on: ${again}`);
    return exitCode.findings;
  }
  if (options['dry-run'] === true) return bad ? exitCode.findings : exitCode.clean;
  const why = bad ? 'has errors' : 'was not checked';
  if (isBlocked && (options.yes === true || io.askLine === undefined)) {
    say(`Nothing was written: the draft ${why}. It is kept: ${again}`);
    return exitCode.findings;
  }
  if (options.yes === true) return accept(state, undefined, deciding);
  if (io.askLine === undefined) {
    say(`Nothing was written: nobody was there to accept it. It is kept: ${again}`);
    return exitCode.findings;
  }
  if (isBlocked) {
    const reason =
      (await io.askLine(`The draft ${why}. To accept it anyway, say why: `))?.trim() ?? '';
    if (reason !== '') return accept(state, reason, deciding);
  } else if (/^y(?:es)?$/i.test((await io.askLine('Accept? [y/N] ')) ?? '')) {
    return accept(state, undefined, deciding);
  }
  say(`Nothing was written. The draft is kept: ${again}`);
  return exitCode.clean;
}

async function accept(
  state: RunState,
  reason: string | undefined,
  { call, session, agent }: Deciding,
): Promise<ExitCode> {
  const { options, io } = call;
  const at = new Date(agent.now()).toISOString();
  const how = { by: agent.user, at, ...(reason !== undefined && { reason }) };
  const { decisions, failed } = await applyDraft(state, how, session, call);
  if (decisions.length > 0) {
    const decided = [...state.decisions, ...decisions];
    await agent.store.save({ ...state, status: 'accepted', updated: at, decisions: decided });
    if (options.quiet !== true && options.json !== true)
      io.stdout.write(decisions.map(({ path }) => `${visible(path)}: written\n`).join(''));
  }
  return reportFailed(call, failed);
}

/** A draft that was kept is accepted under the policies and files that hold now. */
async function judgedNow(state: RunState, { context }: Session): Promise<RunState> {
  if (state.status !== 'proposed') return state;
  const { verdict } = await judgeFiles(state.draft?.files ?? [], state, context);
  return { ...state, verdict };
}

/** Programs that read events are told the run at its end; whoever is asked must have seen it all the same. */
function show(state: RunState, { options, io }: Call): void {
  if (options.json === true) {
    if (state.status !== 'proposed' || options.yes === true || io.askLine === undefined) return;
    const plain = palette(false);
    io.stderr.write(shownResult(state, plain) + shownVerdict(state, plain));
    return;
  }
  const colours = palette(wantsColour(io.stdout, options['no-color'] === true, io.env));
  io.stdout.write(shownResult(state, colours));
  io.stderr.write(shownVerdict(state, colours));
}

function reporter({ options, io }: Call): (event: RunEvent) => void {
  return (event) => {
    if (options.json === true)
      io.stdout.write(`${visibleJson(JSON.stringify(new InWords().event(event)))}\n`);
    else if (event.kind === 'step' && !isShownElsewhere(event.step, io) && options.quiet !== true)
      io.stderr.write(`${event.step.kind}: ${visible(told(event.step.text))}\n`);
  };
}

/** The reason of an end stands beside the verdict, and questions are asked in full where somebody is there. */
function isShownElsewhere({ kind }: RunStep, { askLine }: Call['io']): boolean {
  return kind === 'end' || (kind === 'question' && askLine !== undefined);
}

async function list(agent: AgentHost, { options, io }: Call): Promise<ExitCode> {
  const runs = await agent.store.list();
  for (const run of runs) {
    const { id, phase, status, started, input } = run;
    const fields = Object.entries(input).map(([name, value]) => `${name}=${value}`);
    io.stdout.write(
      options.json === true
        ? `${visibleJson(JSON.stringify({ id, phase, status, started, input }))}\n`
        : `${[id, started, status, phase, ...fields].map(visible).join('  ')}\n`,
    );
  }
  if (runs.length === 0 && options.quiet !== true) io.stderr.write('There are no runs.\n');
  return exitCode.clean;
}

function asks(
  [phase, ...pairs]: readonly string[],
  resume: string | boolean | undefined,
): { readonly phase: string; readonly input: PhaseInput } {
  if (typeof resume === 'string') {
    if (phase !== undefined) throw new UsageError('A run that goes on has its phase and input.');
    return { phase: '', input: {} };
  }
  if (phase === undefined)
    throw new UsageError(
      `Say which phase is to be run: ${allPhases.map(({ id }) => id).join(', ')}.`,
    );
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`Write what the phase needs as key=value, not "${pair}".`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { phase, input: Object.fromEntries(entries) as PhaseInput };
}
