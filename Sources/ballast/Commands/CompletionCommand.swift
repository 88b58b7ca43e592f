import ArgumentParser

/// `ballast completion`: prints what makes a shell complete command lines.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "Print the completion script of a shell.",
        discussion: """
            Tab then completes commands, options, symbols, watch lists, themes, dates, panels, formats and files. For \
            yourself:

              ballast completion bash > ~/.local/share/bash-completion/completions/ballast
              ballast completion zsh > ~/.zfunc/_ballast
              ballast completion fish > ~/.config/fish/completions/ballast.fish

            In zsh the folder ~/.zfunc has to be in fpath before compinit runs.
            """)

    /// The shells.
    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish
    }

    @Argument(help: "The shell: bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        Console.write(CompletionScript.text(for: shell))
    }
}
