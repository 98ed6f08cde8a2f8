/**
 * `plan completion zsh`: the script that a shell loads, and the door to the library that writes it. While somebody types, the script asks
 * `plan complete -- extract --format ''`; so it never has to be made anew.
 */
import { WrongUsage } from '../errors.js';
import type { Terminal } from '../terminal.js';

const SHELLS: readonly string[] = ['bash', 'zsh', 'fish', 'powershell'];

/**
 * Not the library's: that one wants the package bash-completion, evaluates what was typed, and never goes on to file names. Bash cuts
 * words at `=`, which `plan complete` puts together again; it has no `mapfile` on macOS.
 */
const BASH = `# bash completion for plan
_plan() {
    local cur="\${COMP_WORDS[COMP_CWORD]}" line out directive=0
    [[ "$cur" == "=" ]] && cur=""
    COMPREPLY=()
    out="$(plan complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)"
    while IFS= read -r line; do
        if [[ "$line" == :* ]]; then
            directive="\${line#:}"
        elif [[ "\${line%%$'\\t'*}" == "$cur"* ]]; then
            COMPREPLY+=("\${line%%$'\\t'*}")
        fi
    done <<< "$out"
    if (( directive & 2 )); then
        compopt -o nospace 2>/dev/null
    fi
    if (( directive & 4 )); then
        compopt +o default 2>/dev/null
    fi
    return 0
}
complete -o default -F _plan plan
`;

export async function completionScript(shell: string, { print, say }: Terminal): Promise<number> {
  if (!SHELLS.includes(shell))
    throw new WrongUsage(say('badShell', { name: shell, names: SHELLS.join(', ') }));
  if (shell === 'bash') {
    await print(BASH);
    return 0;
  }
  const { script } = await import('@bomb.sh/tab');
  // prints it itself
  script(shell, 'plan', 'plan');
  return 0;
}
