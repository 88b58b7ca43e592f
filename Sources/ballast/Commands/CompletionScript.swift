import ArgumentParser

/// The completion script of a shell: the generated one, which also completes the options of the dashboard where no
/// command is given.
enum CompletionScript {
    static func text(for shell: CompletionCommand.Shell) -> String {
        let text =
            switch shell {
            case .bash: literal(withCommand(bashCommand, in: Ballast.completionScript(for: .bash)))
            case .zsh: withCommand(zshCommand, in: Ballast.completionScript(for: .zsh))
            case .fish: withOptions(in: Ballast.completionScript(for: .fish))
            }
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    /// The beginning of the function that completes a command line, in bash and zsh.
    static let opening = "\n_ballast() {\n"

    private static let dashboard = Watch.configuration.commandName ?? ""

    private static func withCommand(_ lines: String, in script: String) -> String {
        script.replacing(opening, with: opening + lines + "\n", maxReplacements: 1)
    }

    /// Reads a command line that begins with an option as one of the dashboard.
    private static let bashCommand = """
            if [[ "${COMP_WORDS[1]}" = -* ]]; then
                COMP_WORDS=("${COMP_WORDS[0]}" \(dashboard) "${COMP_WORDS[@]:1}")
                COMP_CWORD=$((COMP_CWORD + 1))
                COMP_LINE="${COMP_WORDS[0]} \(dashboard)${COMP_LINE#"${COMP_WORDS[0]}"}"
                COMP_POINT=$((COMP_POINT + \(dashboard.count + 1)))
            fi

        """

    /// Offers words as they are. `compgen -W` expands them, and with a list named `$(rm -r ~)` a Tab would run that.
    private static func literal(_ script: String) -> String {
        let sourced = script.hasPrefix("#!") ? String(script.drop { $0 != "\n" }.dropFirst()) : script
        return sourced.replacing(adding, with: adding + bashWords, maxReplacements: 1)
    }

    /// The beginning of the function that adds words to those offered, in bash.
    static let adding = "\n__ballast_add_completions() {\n    local completion\n"

    private static let bashWords = """
            if [[ "${1}" = -W ]]; then
                while IFS='' read -r completion; do
                    [[ -n "${completion}" && "${completion}" = "${cur}"* ]] && COMPREPLY+=("${completion}")
                done <<<"${2}"
                return
            fi

        """

    private static let zshCommand = """
            if [[ "${words[2]}" = -* ]]; then
                words=("${words[1]}" \(dashboard) "${words[@]:1}")
                CURRENT=$((CURRENT + 1))
            fi

        """

    /// Repeats the options of the dashboard for the program itself; fish has a line for each.
    private static func withOptions(in script: String) -> String {
        let lines = script.split(separator: "\n")
        let options = lines.filter { $0.hasPrefix("complete ") && $0.contains("\"ballast \(dashboard)\"") }
        let known = ["-l 'help'", "-l 'version'"]
        let repeated = options.filter { line in !known.contains(where: line.contains) }
            .map { $0.replacing("\"ballast \(dashboard)\"", with: "\"ballast\"") }
        return script + "\n" + repeated.joined(separator: "\n") + "\n"
    }
}
