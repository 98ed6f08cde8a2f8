/** What `--help` says of the commands and options for a desk and its shell: `plan watch`, `plan completion`, `--config`. */
import type { Lang } from './messages.js';

interface ShellHelp {
  readonly commands: Readonly<
    Record<'watch' | 'completion', { readonly summary: string; readonly examples: string }>
  >;
  readonly options: Readonly<
    Record<
      | 'config'
      | 'noConfig'
      | 'watched'
      | 'watchOutput'
      | 'poll'
      | 'shell'
      | 'quietAll'
      | 'quietCheck'
      | 'verboseInputs'
      | 'verboseWatch'
      | 'verboseNormalize'
      | 'verboseCheck',
      string
    >
  >;
}

const EN: ShellHelp = {
  commands: {
    watch: {
      summary: 'extract what arrives in a folder, until Ctrl-C',
      examples: `
Examples:
  plan watch inbox/ -o out/                   first what is there, then each file as it arrives
  plan watch inbox/ -o out/ --format json,xlsx --timeout 60
  plan watch /mnt/share/ -o out/ --poll 10    a network drive, which tells of no changes

A result stays when its file is removed. Started again, it goes on where it stood.
Exit status: 130 after Ctrl-C, 143 after SIGTERM, 1 when the folder is gone.`,
    },
    completion: {
      summary: 'print the script that completes plan in a shell',
      examples: `
Examples:
  plan completion bash >> ~/.bashrc
  plan completion zsh > "\${fpath[1]}/_plan"
  plan completion fish > ~/.config/fish/completions/plan.fish
  plan completion powershell >> $PROFILE`,
    },
  },
  options: {
    config: 'settings (default: plan.config.json here or above)',
    noConfig: 'read no settings',
    watched: 'the folder that files arrive in',
    watchOutput: 'the folder for the results',
    poll: 'look every so many seconds, for network drives',
    shell: 'bash, zsh, fish or powershell',
    quietAll: 'say nothing but what failed',
    quietCheck: 'print nothing; the exit status tells',
    verboseInputs: 'say what was done with each input',
    verboseWatch: 'also say which files were done before',
    verboseNormalize: 'say how much was repaired',
    verboseCheck: 'say how each fixture did',
  },
};

const ZH: ShellHelp = {
  commands: {
    watch: {
      summary: '提取陆续到达目录的文件，直到按 Ctrl-C',
      examples: `
示例：
  plan watch inbox/ -o out/                   先处理已有文件，再处理陆续到达的
  plan watch inbox/ -o out/ --format json,xlsx --timeout 60
  plan watch /mnt/share/ -o out/ --poll 10    网络盘不通知变化，定时查看

删除原文件，结果仍保留。再次启动，从上次停下处继续。
退出码：Ctrl-C 后为 130，SIGTERM 后为 143，目录不存在时为 1。`,
    },
    completion: {
      summary: '输出命令行补全脚本',
      examples: `
示例：
  plan completion bash >> ~/.bashrc
  plan completion zsh > "\${fpath[1]}/_plan"
  plan completion fish > ~/.config/fish/completions/plan.fish
  plan completion powershell >> $PROFILE`,
    },
  },
  options: {
    config: '设置文件（默认为本目录或上级目录的 plan.config.json）',
    noConfig: '不读设置文件',
    watched: '文件到达的目录',
    watchOutput: '存放结果的目录',
    poll: '每隔此秒数查看一次，用于网络盘',
    shell: 'bash、zsh、fish 或 powershell',
    quietAll: '只报告失败',
    quietCheck: '不输出内容，只以退出码表示',
    verboseInputs: '报告每个输入的处理情况',
    verboseWatch: '也报告已处理过的文件',
    verboseNormalize: '报告修复的数量',
    verboseCheck: '报告每个样例的结果',
  },
};

export function shellHelpFor(lang: Lang): ShellHelp {
  return lang === 'zh' ? ZH : EN;
}
