import Thesis

extension Roff {
    /// Adds the section of the commands, each with the options that it alone has.
    mutating func addCommands(of program: CommandDescription, without shared: Set<String>) {
        section("COMMANDS")
        paragraph("Options follow the command. Those that all commands have are under OPTIONS.")
        for command in program.subcommands ?? [] { add(command, without: shared) }
    }

    private mutating func add(_ command: CommandDescription, without shared: Set<String>) {
        let name = command.commandName ?? ""
        let known = shared.union(["--version", "--help", "-h"])
        let own = (command.parameters ?? []).filter { argument in
            argument.shouldDisplay ?? true && !argument.spellings.contains(where: known.contains)
        }
        subsection("ballast \(name)")
        let options = own.filter { !$0.isPositional } + own.filter(\.isPositional)
        paragraph((["`ballast \(name)`"] + options.map(\.usage)).joined(separator: " "))
        paragraph(sentence(command.abstract ?? ""))
        add(discussion: command.discussion ?? "")
        for argument in own { add(argument) }
    }

    /// Adds an entry for an argument.
    mutating func add(_ argument: ArgumentDescription) {
        let standard = argument.defaultValue.map { " The default is `\($0)`." } ?? ""
        entry(argument.term, sentence(argument.abstract ?? "") + standard)
    }

    /// Adds the text that follows a command's help: paragraphs, and indented lines as examples.
    private mutating func add(discussion: String) {
        var examples: [String] = []
        func isExample(_ line: Substring) -> Bool { line.hasPrefix("  ") }
        let manual = discussion.replacing(
            ThesisFunction.help, with: "The figures that a condition may use are in \(ManualPage.thesis.reference).")
        for line in manual.split(separator: "\n") {
            if !isExample(line), !examples.isEmpty {
                example(examples)
                examples = []
            }
            if isExample(line) { examples.append(String(line.dropFirst(2))) } else { paragraph(String(line)) }
        }
        if !examples.isEmpty { example(examples) }
    }

    private func sentence(_ text: String) -> String { text.last == "." || text.isEmpty ? text : text + "." }

    /// Adds the section of the options that all commands share, and those of the program itself.
    mutating func addOptions(
        _ own: [ArgumentDescription], sharedBy program: CommandDescription, _ shared: Set<String>
    ) {
        section("OPTIONS")
        let common = program.subcommands?.lazy.map { $0.parameters ?? [] }.first { parameters in
            parameters.contains { $0.spellings.contains(where: shared.contains) }
        }
        let options = (common ?? []).filter { $0.spellings.contains(where: shared.contains) }
        let names = options.flatMap(\.spellings)
        for option in options + own.filter({ !$0.spellings.contains(where: names.contains) }) { add(option) }
    }
}
